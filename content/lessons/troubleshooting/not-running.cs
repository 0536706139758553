#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    await docker.System.PingAsync(timeout.Token);
    Console.Error.WriteLine("The daemon answers, although this step is about a daemon that is stopped.");
    return 1;
}
catch (HttpRequestException fault)
{
    // No answer at all. If the daemon had answered with an error, this would be a DockerApiException with an HTTP status.
    Console.WriteLine($"{nameof(HttpRequestException)}: {fault.InnerException?.Message ?? fault.Message}");
    return 0;
}
