#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

if (!File.Exists("before.txt"))
{
    Console.WriteLine("There is no file before.txt in this directory.");
    return 1;
}

string[] noted = File.ReadAllText("before.txt").Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
var image = await docker.Images.InspectImageAsync("localhost:5001/team/tools:1.0", timeout.Token);
var right = noted is [var id, var digest] && id == image.ID && image.RepoDigests.Contains($"localhost:5001/team/tools@{digest}");

Console.WriteLine(right ? "before.txt has the id and the digest of localhost:5001/team/tools:1.0." : "before.txt has something else than the image's id and digest.");
return right ? 0 : 1;
