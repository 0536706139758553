#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
try
{
    await docker.Images.InspectImageAsync("busybox:latest", timeout.Token);
    Console.WriteLine("The image busybox is here.");
    using var answer = await http.GetAsync("http://127.0.0.1:5000/v2/", timeout.Token);
    Console.WriteLine("But the upstream at 127.0.0.1:5000 answers, so that proves nothing.");
    return 1;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("There is no image busybox here.");
    return 1;
}
catch (HttpRequestException)
{
    Console.WriteLine("The upstream can't be reached, so the image came out of the mirror's own store.");
    return 0;
}
