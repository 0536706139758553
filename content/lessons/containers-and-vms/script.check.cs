#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var image = await docker.Images.InspectImageAsync("tiny-vm", timeout.Token);
var entrypoint = string.Join(' ', image.Config?.Entrypoint ?? []);
Console.WriteLine($"A container of tiny-vm starts the program `{entrypoint}`.");
return entrypoint == "vm" ? 0 : 1;
