#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

var settings = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker", "config.json");
var isLost = File.Exists(settings) && File.ReadAllText(settings).Contains("\"lab\"");

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().WithEndpoint(new Uri("unix:///var/run/docker.sock")).Build();
var server = await docker.System.GetVersionAsync(timeout.Token);

Console.WriteLine($"The context is {(isLost ? "lab" : "another one")}, and Docker {server.Version} answers at /var/run/docker.sock.");
return isLost ? 0 : 1;
