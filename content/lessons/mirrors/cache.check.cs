#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
using var docker = new DockerClientBuilder().Build();
using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };

try
{
    var mirror = await docker.Containers.InspectContainerAsync("mirror", timeout.Token);
    if (mirror.State is not { Running: true, Paused: false })
    {
        Console.WriteLine($"The container mirror is {mirror.State?.Status}.");
        return 1;
    }
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named mirror.");
    return 1;
}

// The program in it needs a moment before it listens.
while (!timeout.IsCancellationRequested)
{
    try
    {
        using var answer = await http.GetAsync("http://127.0.0.1:5001/v2/", timeout.Token);
        Console.WriteLine($"The mirror at 127.0.0.1:5001 answers with {(int)answer.StatusCode}.");
        return answer.IsSuccessStatusCode ? 0 : 1;
    }
    catch (HttpRequestException)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(100));
    }
}

Console.WriteLine("The container mirror is running, and nothing answers at 127.0.0.1:5001.");
return 1;
