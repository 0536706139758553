#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

// Needs the registry, and the file before.txt, which has the digest as its second word.
using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
using var docker = new DockerClientBuilder().Build();
var digest = File.ReadAllText("before.txt").Split(' ')[1].Trim();

// For practice only: a real program reads the password from a secret or an environment variable, never from its source.
// Where the API takes a tag, it takes a digest too. The engine hashes what arrives, and refuses anything else.
await docker.Images.CreateImageAsync(
    new ImagesCreateParameters { FromImage = "localhost:5001/team/tools", Tag = digest },
    new AuthConfig { ServerAddress = "localhost:5001", Username = "you", Password = "open-sesame" },
    new Messages(),
    timeout.Token);

internal sealed class Messages : IProgress<JSONMessage>
{
    public void Report(JSONMessage message)
    {
        if (message.Error is { } error)
        {
            throw new InvalidOperationException(error.Message);
        }

        // Lines about one layer carry its id; the others are about the image.
        if (message.ID is null or "" && message.Status is not null)
        {
            Console.WriteLine(message.Status);
        }
    }
}
