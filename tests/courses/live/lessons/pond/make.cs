#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

await docker.Networks.CreateNetworkAsync(new NetworksCreateParameters { Name = "pond" }, timeout.Token);
Console.WriteLine("The network pond was made.");
