#:package Docker.DotNet.Enhanced@4.3.3
using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    await docker.Containers.CreateContainerAsync(new CreateContainerParameters { Name = "web", Image = "nginx" }, timeout.Token);
    Console.Error.WriteLine("There are two containers named web now.");
    return 1;
}
catch (DockerApiException refusal) when (refusal.StatusCode == HttpStatusCode.Conflict)
{
    // A program needn't read the English text: 409 Conflict says that the name is taken.
    Console.WriteLine($"{(int)refusal.StatusCode} {refusal.StatusCode}");
    return 0;
}
