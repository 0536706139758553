#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();
var all = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var found = all.FirstOrDefault(container => container.Names.Contains("/typed"));
Console.WriteLine(found is null ? "There is no container typed." : $"typed is {found.State}: {found.Status}.");
return found is not null && found.Status.StartsWith("Exited (3)", StringComparison.Ordinal) ? 0 : 1;
