#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var latest = await docker.Images.InspectImageAsync("greeting:latest", timeout.Token);
var named = await docker.Images.InspectImageAsync("greeting:1.0", timeout.Token);
var moved = latest.ID != named.ID;

Console.WriteLine($"greeting:latest and greeting:1.0 name {(moved ? "two images" : "the same image")}.");
return moved ? 0 : 1;
