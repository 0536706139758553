#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var pid = (await docker.Containers.InspectContainerAsync("web", timeout.Token)).State?.Pid ?? 0;
if (pid == 0 || !Directory.Exists($"/proc/{pid}"))
{
    Console.WriteLine("The process of web isn't on this machine, or web isn't running.");
    return 1;
}

var (_, shim) = Read(pid);
var (name, grandparent) = Read(shim);
Console.WriteLine($"The parent of web's process is {name}, and the parent of that is process {grandparent}, {Read(grandparent).Name}.");
return name == "containerd-shim" && grandparent == 1 ? 0 : 1;

static (string Name, long Parent) Read(long pid)
{
    var lines = File.ReadAllLines($"/proc/{pid}/status");
    string Value(string key) => lines.First(line => line.StartsWith(key + ":")).Split('\t')[1];
    return (Value("Name"), long.Parse(Value("PPid")));
}
