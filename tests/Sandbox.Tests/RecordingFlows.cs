using Site.Engines;
using Site.Flows;

namespace Site.Sandbox.Tests;

/// <summary>What an engine's programs do during a command.</summary>
public sealed class RecordingFlows(Sandboxes sandboxes)
{
    [Fact]
    public async Task A_run_goes_through_registry_dockerd_containerd_shim_and_runc()
    {
        await using var sandbox = await sandboxes.StartAsync();
        var flow = await RecordAsync(sandbox, "docker run --name hello hello-world");

        Assert.Equal(
            [
                "image pull",
                "container create",
                "container attach",
                "network connect",
                "container start",
                "network disconnect",
                "container die",
            ],
            flow.Engine.Select(found => $"{found.Type} {found.Action}")
        );
        Assert.All(flow.Engine.Where(found => found.Type == "container"), found => Assert.Equal("hello", found.Name));
        Assert.Equal(
            ["/containers/create", "/tasks/create", "/tasks/start", "/tasks/exit", "/tasks/delete", "/containers/delete"],
            flow.Runtime.Select(found => found.Topic)
        );
        Assert.Contains(
            flow.Registry,
            request => request is { Method: "HEAD", Path: "/v2/library/hello-world/manifests/latest", Status: 200 }
        );

        var container = flow.Runtime.Single(found => found.Topic == "/tasks/start").Pid;
        var shim = Assert.Single(flow.Processes, process => process is { Name: "containerd-shim", Action: null });
        var create = Assert.Single(flow.Processes, process => process is { Name: "runc", Action: "create" });
        var init = Assert.Single(flow.Processes, process => process is { Name: "runc", Action: "init" });
        Assert.Equal((shim.Pid, "containerd-shim"), (create.Parent, create.ParentName));
        Assert.Equal((container, create.Pid), (init.Pid, init.Parent));
        Assert.InRange(create.At, shim.At, flow.Runtime.Single(found => found.Topic == "/tasks/create").At);
        Assert.InRange(flow.Registry[^1].At, TimeSpan.Zero, flow.Engine.Single(found => found.Action == "pull").At);
    }

    [Fact]
    public async Task Nothing_runs_in_the_sandbox_for_it_and_the_command_prints_the_same()
    {
        await using var sandbox = await sandboxes.StartAsync();
        const string Command = "processes=$(ps -e -o comm=); echo \"$processes\" | sort; docker ps --all --quiet | wc -l";
        var plain = await sandbox.ReadAsync(Command);
        await using var recorder = await sandbox.RecordFlowAsync(TestContext.Current.CancellationToken);

        Assert.Equal(plain, await sandbox.ReadAsync(Command));
    }

    [Fact]
    public async Task What_the_reader_starts_and_what_a_container_starts_later_is_not_part_of_it()
    {
        await using var sandbox = await sandboxes.StartAsync();
        await sandbox.ReadAsync("docker run --detach --name up busybox sh -c 'while true; do sleep 0.1; done'");

        var flow = await RecordAsync(sandbox, "sleep 0.5; docker exec up true");

        Assert.DoesNotContain(flow.Processes, process => process.Name is "sleep" or "docker" or "bash");
        Assert.Contains(flow.Runtime, found => found.Topic == "/tasks/exec-started");
        Assert.Contains(flow.Engine, found => found.Action.StartsWith("exec_start", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Under_systemd_the_processes_have_the_ids_that_the_reader_sees()
    {
        var template = await sandboxes.TemplateAsync(EngineName.Default, MachineKind.Systemd);
        await using var sandbox = await template.StartAsync(SandboxLimits.Default, TestContext.Current.CancellationToken);

        var flow = await RecordAsync(sandbox, "docker run --detach --name up busybox sleep 100");

        var shim = Assert.Single(flow.Processes, process => process is { Name: "containerd-shim", Action: null });
        Assert.Equal($"{shim.Pid}", (await sandbox.ReadAsync("pgrep -f 'containerd-shim-runc-v2 -namespace moby'")).Trim());
        Assert.Equal(
            flow.Runtime.Single(found => found.Topic == "/tasks/start").Pid,
            int.Parse(
                await sandbox.ReadAsync("docker inspect --format '{{.State.Pid}}' up"),
                System.Globalization.CultureInfo.InvariantCulture
            )
        );
    }

    [Fact]
    public async Task Without_containerd_it_says_so()
    {
        await using var sandbox = await sandboxes.StartAsync();
        await sandbox.ReadAsync("sudo rm /run/containerd/containerd.sock");

        var fault = await Assert.ThrowsAsync<SandboxException>(() => sandbox.RecordFlowAsync(TestContext.Current.CancellationToken));

        Assert.Contains("containerd", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<Flow> RecordAsync(RunningSandbox sandbox, string command)
    {
        var calls = await sandbox.RecordAsync(TestContext.Current.CancellationToken);
        await using var recorder = await sandbox.RecordFlowAsync(TestContext.Current.CancellationToken);
        await calls.BeginAsync(TestContext.Current.CancellationToken);
        await sandbox.ReadAsync(command);
        return await recorder.EndAsync(calls.Began, TestContext.Current.CancellationToken);
    }
}
