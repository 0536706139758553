#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

// Needs the registry, and the image under its two new names.
using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
using var docker = new DockerClientBuilder().Build();

// The engine keeps no passwords: each push brings them along in a header, X-Registry-Auth.
// For practice only: a real program reads the password from a secret or an environment variable, never from its source.
var you = new AuthConfig { ServerAddress = "localhost:5001", Username = "you", Password = "open-sesame" };

foreach (var tag in (string[])["1.0", "stable"])
{
    await docker.Images.PushImageAsync("localhost:5001/team/tools", new ImagePushParameters { Tag = tag }, you, new Messages(), timeout.Token);
}

internal sealed class Messages : IProgress<JSONMessage>
{
    public void Report(JSONMessage message)
    {
        // The HTTP status is 200 even when a push fails: only the stream says so.
        if (message.Error is { } error)
        {
            throw new InvalidOperationException(error.Message);
        }

        if (message.Status?.Contains("digest: ") == true)
        {
            Console.WriteLine(message.Status);
        }
    }
}
