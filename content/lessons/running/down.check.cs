#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var networks = await docker.Networks.ListNetworksAsync(new NetworksListParameters(), timeout.Token);
var gone = !containers.Any(container => container.Names.Contains("/mysite-web-1")) && !networks.Any(network => network.Name == "mysite_default");

Console.WriteLine(gone ? "Nothing is left of mysite." : "The container or the network of mysite is still there.");
return gone ? 0 : 1;
