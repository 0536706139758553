#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var server = await docker.System.GetVersionAsync(timeout.Token);
var (oldest, newest) = (System.Version.Parse(server.MinAPIVersion!), System.Version.Parse(server.APIVersion!));

Console.WriteLine($"The daemon accepts the versions {oldest} to {newest} of its API: not 1.10, and not 1.99.");
return new System.Version(1, 10) < oldest && newest < new System.Version(1, 99) ? 0 : 1;
