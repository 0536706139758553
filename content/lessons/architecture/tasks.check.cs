#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// A shim is started with the namespace and the ID of its container, and every user can read the command line of a process.
var id = (await docker.Containers.InspectContainerAsync("web", timeout.Token)).ID;
var shims = Directory.EnumerateDirectories("/proc")
    .Select(process => Path.Combine(process, "cmdline"))
    .Where(File.Exists)
    .Select(file => File.ReadAllText(file).Split('\0'))
    .Where(words => words[0].Contains("containerd-shim") && words.Contains(id))
    .ToList();

Console.WriteLine(shims is [var shim] ? $"One shim runs for web, in containerd's namespace {shim[Array.IndexOf(shim, "-namespace") + 1]}." : $"Shims for web: {shims.Count}.");
return shims is [var only] && only.Contains("moby") ? 0 : 1;
