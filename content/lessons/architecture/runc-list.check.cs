#:package Docker.DotNet.Enhanced@4.3.3
using System.Text.Json;
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// runc has no daemon: what it knows of a container is a file in this directory.
var web = await docker.Containers.InspectContainerAsync("web", timeout.Token);
var file = $"/run/docker/runtime-runc/moby/{web.ID}/state.json";
if (!File.Exists(file))
{
    Console.WriteLine($"There is no {file}.");
    return 1;
}

using var state = JsonDocument.Parse(await File.ReadAllTextAsync(file, timeout.Token));
var pid = state.RootElement.GetProperty("init_process_pid").GetInt64();
Console.WriteLine($"For runc, the main process of web is process {pid}; for dockerd it's process {web.State?.Pid}.");
return pid == web.State?.Pid ? 0 : 1;
