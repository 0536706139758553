#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var image = await docker.Images.InspectImageAsync("ship", timeout.Token);
var ship2 = await docker.Containers.InspectContainerAsync("ship2", timeout.Token);

Console.WriteLine($"The image ship is still {image.ID}, from which ship2 was made.");
return ship2.Image == image.ID ? 0 : 1;
