#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

// Needs the file before.txt and the image that was pulled by its digest.
using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();
var noted = File.ReadAllText("before.txt").Split(' ');

var image = await docker.Images.InspectImageAsync($"localhost:5001/team/tools@{noted[1].Trim()}", timeout.Token);
Console.WriteLine($"id before: {noted[0]}");
Console.WriteLine($"id now:    {image.ID}");
Console.WriteLine($"tags now:  {(image.RepoTags is [_, ..] tags ? string.Join(", ", tags) : "none, for it was pulled by its digest")}");
return image.ID == noted[0] ? 0 : 1;
