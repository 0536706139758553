using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Site.Flows;

namespace Site.Sandbox;

/// <summary>
/// Records what the programs of an engine do during a step: dockerd's and containerd's events, the registry's log, and the processes. It
/// only reads what these programs tell anybody, and starts no process in the sandbox.
/// </summary>
public sealed class FlowRecorder : IAsyncDisposable
{
    private const string RegistryLogPath = "/var/log/registry.log";
    private const int LogBytes = 1 << 20;
    private const int MaxAnswer = 4 << 20;
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How long the daemons may take to report the end of a container whose command has already returned to the reader.</summary>
    private static readonly TimeSpan SettleTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly SandboxFiles _files;
    private readonly HttpClient _engine;
    private readonly ContainerdEvents _runtime;
    private readonly ProcessWatch _processes;

    private FlowRecorder(SandboxFiles files, HttpClient engine, ContainerdEvents runtime, ProcessWatch processes) =>
        (_files, _engine, _runtime, _processes) = (files, engine, runtime, processes);

    /// <param name="init">The id on the host of the process that keeps the sandbox up.</param>
    /// <param name="engine">Opens a connection to dockerd that is not recorded.</param>
    /// <exception cref="SandboxException">There is no containerd, or it does not answer as it should.</exception>
    internal static async Task<FlowRecorder> StartAsync(
        SandboxFiles files,
        int init,
        Func<CancellationToken, Task<Socket>> engine,
        CancellationToken ct
    )
    {
        var runtime = await ContainerdEvents.SubscribeAsync(connecting => ConnectAsync(files, connecting), ct);
        return new FlowRecorder(files, Client(engine), runtime, new ProcessWatch(init));
    }

    /// <summary>Stops recording, once the daemons have reported the end of every container that ended.</summary>
    /// <param name="began">When the step began.</param>
    public async Task<Flow> EndAsync(DateTimeOffset began, CancellationToken ct)
    {
        var limit = DateTimeOffset.UtcNow + SettleTimeout;
        var events = await EngineEventsAsync(began, ct);
        while (!HasSettled(events, _runtime.Events) && DateTimeOffset.UtcNow < limit)
        {
            await Task.Delay(PollInterval, ct);
            events = await EngineEventsAsync(began, ct);
        }

        var runtime = _runtime.Events.Where(found => found.At >= began).ToList();
        return new Flow(
            events,
            [.. runtime.Select(found => new RuntimeEvent(found.At - began, found.Topic, found.Id, found.Pid))],
            RegistryLog.Read(Encoding.UTF8.GetString(_files.ReadEnd(RegistryLogPath, LogBytes)), began),
            _processes.End(began, runtime.Select(found => found.Pid).OfType<int>().ToHashSet())
        );
    }

    public async ValueTask DisposeAsync()
    {
        _processes.Dispose();
        await _runtime.DisposeAsync();
        _engine.Dispose();
    }

    /// <summary>Whether dockerd has reported every end of a container that containerd has reported, and containerd has cleaned up.</summary>
    private static bool HasSettled(IReadOnlyList<EngineEvent> engine, IReadOnlyList<Envelope> runtime) =>
        runtime
            .Where(found => found.Topic == "/tasks/exit" && runtime.Any(start => start.Topic == "/tasks/start" && start.Pid == found.Pid))
            .All(exit =>
                engine.Any(found => found is { Type: "container", Action: "die" } && found.Id == exit.Id)
                && new[] { "/tasks/delete", "/containers/delete" }.All(topic =>
                    runtime.Any(found => found.Topic == topic && found.Id == exit.Id)
                )
            );

    /// <summary>Asks dockerd for the events that it still remembers, which are the last 256 at least.</summary>
    private async Task<IReadOnlyList<EngineEvent>> EngineEventsAsync(DateTimeOffset began, CancellationToken ct)
    {
        try
        {
            var query = $"/events?since={Seconds(began)}&until={Seconds(DateTimeOffset.UtcNow)}";
            return EngineEvents.Read(await _engine.GetStringAsync(query, ct), began);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            throw new SandboxException($"dockerd did not report its events: {fault.Message}", inner: fault);
        }
    }

    private static string Seconds(DateTimeOffset time)
    {
        var (seconds, ticks) = Math.DivRem((time - DateTimeOffset.UnixEpoch).Ticks, TimeSpan.TicksPerSecond);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds}.{ticks * 100:000000000}");
    }

    private static async Task<Socket> ConnectAsync(SandboxFiles files, CancellationToken ct)
    {
        // Where dockerd is asked to start a containerd of its own, that has another socket.
        foreach (var path in new[] { "/run/containerd/containerd.sock", "/run/docker/containerd/containerd.sock" })
        {
            using var socket = files.FindSocket(path);
            if (socket is not null)
            {
                return await socket.ConnectAsync(ct);
            }
        }

        throw new IOException("the sandbox has no socket of containerd");
    }

    private static HttpClient Client(Func<CancellationToken, Task<Socket>> connect) =>
        new(
            new SocketsHttpHandler
            {
                UseProxy = false,
                ConnectCallback = async (_, ct) => new NetworkStream(await connect(ct), ownsSocket: true),
            }
        )
        {
            BaseAddress = new Uri("http://dockerd"),
            Timeout = AnswerTimeout,
            MaxResponseContentBufferSize = MaxAnswer,
        };
}
