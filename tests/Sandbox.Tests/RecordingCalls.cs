using Site.EngineApi;

namespace Site.Sandbox.Tests;

public sealed class RecordingCalls(Sandboxes sandboxes)
{
    /// <summary>
    /// Input that closes first, two streams, an upgraded connection, HTTP/2 over one, an endless answer that the client closes.
    /// </summary>
    private static readonly string[] Commands =
    [
        "seq 500000 | docker run --rm --interactive busybox cat | sha256sum",
        "docker run --name both busybox sh -c 'echo out; echo err >&2; exit 3' 2>errors; code=$?; cat errors; exit $code",
        "docker run --detach --name up --hostname up busybox sleep 100 >/dev/null && docker exec up hostname",
        "printf 'FROM busybox\\nRUN echo built\\n' | docker build --quiet --tag built - >/dev/null && docker images --format '{{.Repository}}' built",
        "timeout 1 docker events --since 0 --filter event=create --format '{{.Action}}'",
        "docker save busybox | tar -tf - | tail -n 1",
    ];

    [Fact]
    public async Task Every_stream_passes_as_if_nobody_read_along()
    {
        await using var plain = await sandboxes.StartAsync();
        await using var recorded = await sandboxes.StartAsync();
        var recorder = await recorded.RecordAsync(TestContext.Current.CancellationToken);
        await plain.ReadAsync("docker pull --quiet busybox");
        await recorded.ReadAsync("docker pull --quiet busybox");
        foreach (var command in Commands)
        {
            await recorder.BeginAsync(TestContext.Current.CancellationToken);
            var expected = await RunAsync(plain, command);
            Assert.Equal(expected, await RunAsync(recorded, command));
            Assert.NotEmpty(recorder.Calls);
        }
    }

    [Fact]
    public async Task A_run_is_the_calls_that_it_made()
    {
        await using var sandbox = await sandboxes.StartAsync();
        var recorder = await sandbox.RecordAsync(TestContext.Current.CancellationToken);
        await recorder.BeginAsync(TestContext.Current.CancellationToken);
        await RunAsync(sandbox, "docker run hello-world");

        Assert.Equal(
            [
                "HEAD /_ping 200",
                "POST /containers/create 404",
                "POST /images/create 200",
                "POST /containers/create 201",
                "POST /containers/ID/attach 101",
                "POST /containers/ID/wait 200",
                "POST /containers/ID/start 204",
            ],
            recorder.Calls.Select(Summary)
        );
        Assert.Contains("No such image", recorder.Calls[1].Response!.Text, StringComparison.Ordinal);
        Assert.Equal(recorder.Calls[3].Request!.Bytes, recorder.Calls[3].Request!.Text!.Length);
    }

    [Fact]
    public async Task A_password_is_not_kept()
    {
        await using var sandbox = await sandboxes.StartAsync();
        var recorder = await sandbox.RecordAsync(TestContext.Current.CancellationToken);
        await recorder.BeginAsync(TestContext.Current.CancellationToken);
        await RunAsync(sandbox, "echo hunter2 | docker login --username you --password-stdin 127.0.0.1:5000");

        Assert.Contains(recorder.Calls, call => call.Path.EndsWith("/auth", StringComparison.Ordinal));
        Assert.DoesNotContain(
            recorder.Calls,
            call => $"{call.Request?.Text}{call.Response?.Text}".Contains("hunter2", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_daemon_that_stopped_is_missed_in_the_words_of_the_client()
    {
        await using var plain = await sandboxes.StartAsync();
        await using var recorded = await sandboxes.StartAsync();
        await recorded.RecordAsync(TestContext.Current.CancellationToken);
        const string Stop =
            "sudo pkill -TERM dockerd; while pgrep dockerd >/dev/null; do sleep 0.05; done; docker ps; ls -l /run/docker.sock";

        Assert.Equal(await RunAsync(plain, Stop), await RunAsync(recorded, Stop));
    }

    private static async Task<string> RunAsync(RunningSandbox sandbox, string command)
    {
        var run = await sandbox.RunAsync(new SandboxCommand("bash", "-c", command), ct: TestContext.Current.CancellationToken);
        return $"{run.Text}({run.ExitCode})";
    }

    private static string Summary(ApiCall call)
    {
        var parts = call
            .Path.Split('?')[0]
            .Split('/')
            .Where(part => !part.StartsWith("v1.", StringComparison.Ordinal))
            .Select(part => part.Length == 64 ? "ID" : part);
        return $"{call.Method} {string.Join('/', parts)} {call.Status}";
    }
}
