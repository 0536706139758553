#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// The daemon found the running container again and took it over, with the time at which it had been started.
var db = await docker.Containers.InspectContainerAsync("db", timeout.Token);
Console.WriteLine($"{db.Name.TrimStart('/')} is {db.State?.Status}, process {db.State?.Pid}, since {db.State?.StartedAt}");
