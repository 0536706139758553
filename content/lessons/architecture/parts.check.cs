#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var info = await docker.System.GetSystemInfoAsync(timeout.Token);
var named = !string.IsNullOrEmpty(info.Driver) && info.Runtimes?.ContainsKey("runc") == true && info.Plugins?.Network?.Contains("bridge") == true;

Console.WriteLine($"The engine stores with {info.Driver}, its default runtime is {info.DefaultRuntime}, and it has a bridge driver: {named}.");
return named ? 0 : 1;
