#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var networks = await docker.Networks.ListNetworksAsync(cancellationToken: timeout.Token);
var found = networks.Any(network => network.Name == "lake");
Console.WriteLine(found ? "There is a network called lake." : "There is no network called lake yet.");
return found ? 0 : 1;
