#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// Where does port 80 of the container web lead? The engine knows.
var web = await docker.Containers.InspectContainerAsync("web", timeout.Token);
var published = web.NetworkSettings!.Ports!["80/tcp"]![0];
var address = $"http://{published.HostIP}:{published.HostPort}/";

using var http = new HttpClient();
Console.WriteLine($"{address} says:");
Console.Write(await http.GetStringAsync(address, timeout.Token));
