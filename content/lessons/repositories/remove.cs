#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

// Needs the image under its three names.
using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

foreach (var name in (string[])["busybox", "localhost:5001/team/tools:1.0", "localhost:5001/team/tools:stable"])
{
    // The answer lists names that were taken away and layers that were deleted. Only the last name takes layers along.
    var done = await docker.Images.DeleteImageAsync(name, new ImageDeleteParameters(), timeout.Token);
    Console.WriteLine($"{name}: {done.Count(item => item.ContainsKey("Untagged"))} untagged, {done.Count(item => item.ContainsKey("Deleted"))} deleted");
}
