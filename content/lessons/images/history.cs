#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

foreach (var step in await docker.Images.GetImageHistoryAsync("greeting", timeout.Token))
{
    Console.WriteLine($"{step.Size,8} bytes  {step.CreatedBy}");
}
