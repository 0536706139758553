#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var (container, machine) = (
    (await docker.Images.InspectImageAsync("busybox", timeout.Token)).Size,
    (await docker.Images.InspectImageAsync("tiny-vm", timeout.Token)).Size);
var more = machine > 10 * container;
Console.WriteLine(more
    ? "The image with the virtual machine is more than ten times as large."
    : $"busybox has {container} bytes, tiny-vm {machine} bytes.");
return more ? 0 : 1;
