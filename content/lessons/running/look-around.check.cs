#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var web = await docker.Containers.InspectContainerAsync("web", timeout.Token);
var clean = Directory.GetFileSystemEntries("site").Length == 1;

Console.WriteLine(clean ? "Your directory has its one file; nothing has been written from inside." : "There is a second file in your directory.");
return web.State?.Running == true && clean ? 0 : 1;
