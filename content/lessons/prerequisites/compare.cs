#:package Docker.DotNet.Enhanced@4.3.3
using System.Diagnostics;
using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;

// Wants the image busybox and, in this directory, the program busybox that the step before has copied from it.
using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(120));
using var docker = new DockerClientBuilder().Build();
const string Work = "i=0; while [ $i -lt 1000000 ]; do i=$((i+1)); done";
var (outside, inside) = (TimeSpan.MaxValue, TimeSpan.MaxValue);

for (var round = 0; round < 3; round++)
{
    var clock = Stopwatch.StartNew();
    using var program = Process.Start("./busybox", ["sh", "-c", Work]);
    await program.WaitForExitAsync(timeout.Token);
    outside = TimeSpan.FromTicks(Math.Min(outside.Ticks, clock.Elapsed.Ticks));

    var container = await docker.Containers.CreateContainerAsync(
        new CreateContainerParameters { Image = "busybox", Cmd = ["sh", "-c", Work] }, timeout.Token);
    await docker.Containers.StartContainerAsync(container.ID, new ContainerStartParameters(), timeout.Token);
    await docker.Containers.WaitContainerAsync(container.ID, timeout.Token);

    // The engine notes when a container's program began and when it ended, to the nanosecond.
    var state = (await docker.Containers.InspectContainerAsync(container.ID, timeout.Token)).State!;
    inside = TimeSpan.FromTicks(Math.Min(inside.Ticks, (At(state.FinishedAt) - At(state.StartedAt)).Ticks));
    await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters(), timeout.Token);
}

Console.WriteLine($"By the clock, what takes 1.00s outside takes {inside / outside:0.00}s in a container.");

static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
