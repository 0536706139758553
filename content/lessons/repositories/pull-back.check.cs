#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var noted = File.ReadAllText("before.txt").Split(' ');
var (id, digest) = (noted[0], noted[1].Trim());
try
{
    var image = await docker.Images.InspectImageAsync($"localhost:5001/team/tools@{digest}", timeout.Token);
    Console.WriteLine(image.ID == id ? $"The image that came back has the id that it had before: {id}." : $"The image that came back is {image.ID}, not {id}.");
    return image.ID == id ? 0 : 1;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("There is no image localhost:5001/team/tools with that digest here.");
    return 1;
}
