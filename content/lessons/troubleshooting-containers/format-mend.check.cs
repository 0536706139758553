#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var mended = File.ReadLines("start.sh").First().StartsWith("#!", StringComparison.Ordinal);
var image = await docker.Images.InspectImageAsync("job", timeout.Token);
var old = (await docker.Containers.InspectContainerAsync("job", timeout.Token)).Image;

Console.WriteLine($"start.sh {(mended ? "names" : "doesn't name")} its shell, and the image {(image.ID == old ? "is still the old one" : "is a new one")}.");
return mended && image.ID != old ? 0 : 1;
