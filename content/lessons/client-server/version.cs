#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// The library is a client too, and it knows its own version without asking anyone.
Console.WriteLine($"Client: Docker.DotNet {typeof(DockerClient).Assembly.GetName().Version?.ToString(2)}");

// The other half comes from the daemon: GET /version.
var server = await docker.System.GetVersionAsync(timeout.Token);
Console.WriteLine($"Server: Docker {server.Version}, API {server.APIVersion}, {server.Os}/{server.Arch}");
