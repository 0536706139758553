#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

Console.WriteLine($"Client: Docker.DotNet {typeof(DockerClient).Assembly.GetName().Version?.ToString(2)}");
try
{
    var server = await docker.System.GetVersionAsync(timeout.Token);
    Console.Error.WriteLine($"Docker {server.Version} answers, although this step is about a daemon that is stopped.");
    return 1;
}
catch (HttpRequestException fault)
{
    // The request never left: there was nobody to connect to. An answer with an error in it would be a DockerApiException.
    Console.WriteLine($"Server: no answer ({fault.Message.TrimEnd('.')})");
    return 0;
}
