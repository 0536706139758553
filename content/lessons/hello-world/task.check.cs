#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

var all = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, timeout.Token);
var greeter = all.FirstOrDefault(container => container.Names.Contains("/greeter"));
if (greeter is null)
{
    Console.WriteLine("There is no container named greeter yet.");
    return 1;
}

if (all.Any(container => container.ID != greeter.ID && container.Image == "hello-world"))
{
    Console.WriteLine("There is a second container made from hello-world. One is enough: it can run again.");
    return 1;
}

using var logs = await docker.Containers.GetContainerLogsAsync(
    greeter.ID, new ContainerLogsParameters { ShowStdout = true }, timeout.Token);
var (stdout, _) = await logs.ReadOutputToEndAsync(timeout.Token);
var greetings = stdout.Split('\n').Count(line => line.StartsWith("Hello from "));

Console.WriteLine($"greeter is {greeter.State}, and its log holds the greeting {greetings} time(s).");
return greeter.State == "exited" && greetings == 2 ? 0 : 1;
