#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var volume = await docker.Volumes.CreateAsync(new VolumesCreateParameters { Name = "notes" }, timeout.Token);
Console.WriteLine(volume.Name);
