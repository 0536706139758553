#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

// What an installation script does after `systemctl start`: it asks until the daemon answers, but not for ever.
using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();
for (var attempt = 1; ; attempt++)
{
    try
    {
        // GET /_ping does nothing but answer.
        await docker.System.PingAsync(timeout.Token);
        Console.WriteLine("The daemon answers.");
        break;
    }
    catch (HttpRequestException) when (attempt < 100)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(100), timeout.Token);
    }
}

var info = await docker.System.GetSystemInfoAsync(timeout.Token);
Console.WriteLine($"It keeps its data in {info.DockerRootDir}, with the storage driver {info.Driver}.");
Console.WriteLine($"It has {info.Images} images and {info.Containers} containers.");
