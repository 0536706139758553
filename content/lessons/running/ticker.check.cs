#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var ticker = await docker.Containers.InspectContainerAsync("ticker", timeout.Token);
    var set = ticker.Config?.Env?.Contains("PAUSE=1") == true && ticker.Config.Labels?.Contains(new("purpose", "demo")) == true;
    Console.WriteLine(set ? "The container ticker has the variable PAUSE and the label purpose." : "The container ticker lacks its variable or its label.");
    return set && ticker.State?.Running == true ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named ticker.");
    return 1;
}
