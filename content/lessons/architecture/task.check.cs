#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

try
{
    var named = await docker.Containers.InspectContainerAsync("named", timeout.Token);
    var runtime = named.HostConfig?.Runtime ?? "";
    Console.WriteLine($"The container named is {named.State?.Status}, and its runtime is {runtime}.");
    if (named.State?.Running != true)
    {
        Console.WriteLine("It should be running.");
        return 1;
    }

    return runtime.StartsWith("io.containerd.runc.", StringComparison.Ordinal) ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named `named` yet.");
    return 1;
}
