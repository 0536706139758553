#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var state = (await docker.Containers.InspectContainerAsync("box", timeout.Token)).State;
var exec = await docker.Exec.CreateContainerExecAsync(
    "box", new ContainerExecCreateParameters { Cmd = ["ls", "/note", "/dev/shm"], AttachStdout = true }, timeout.Token);
using var output = await docker.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), timeout.Token);
var (stdout, _) = await output.ReadOutputToEndAsync(timeout.Token);
var (note, draft) = (stdout.Contains("/note"), stdout.Contains("draft"));

Console.WriteLine($"box is {state?.Status}. /note is {(note ? "there" : "gone")}, /dev/shm/draft is {(draft ? "there" : "gone")}.");
return state?.Running == true && note && !draft ? 0 : 1;
