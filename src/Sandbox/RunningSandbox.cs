using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Docker.DotNet;
using Site.Engines;
using Site.Files;
using Site.Processes;
using Site.Sandbox.Scripts;

namespace Site.Sandbox;

/// <summary>An engine's versions.</summary>
/// <param name="Version"><c>26.1.5+dfsg1</c></param>
/// <param name="Api"><c>1.45</c></param>
/// <param name="Kernel">As <c>uname -r</c> prints it.</param>
public sealed record EngineVersion(string Version, string Api, string Kernel);

/// <summary>
/// A throwaway machine with a real Docker Engine. It has its own namespaces, keeps everything that is written to its root in memory, and
/// has no network except its own loopback interface. It ends when it is disposed or when this process ends, however that ends.
/// </summary>
public sealed class RunningSandbox : IAsyncDisposable
{
    private const string SocketPath = "/run/docker.sock";
    private const string MovedSocketPath = "/run/docker.engine.sock";
    private const int LogBytes = 64 * 1024;

    /// <summary>The period in which the kernel counts processor time, in microseconds.</summary>
    private const int ProcessorPeriod = 100_000;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);
    private readonly HeldProcess _init;
    private readonly ControlGroups _groups;
    private readonly Engine _engine;
    private readonly SandboxLimits _limits;
    private readonly Task _sweep = ControlGroups.SweepAsync();

    private SandboxFiles? _files;
    private ApiRecorder? _recorder;

    private RunningSandbox(HeldProcess init, ControlGroups groups, Engine engine, SandboxLimits limits)
    {
        _init = init;
        _groups = groups;
        _engine = engine;
        var (version, api) = engine.Docker;
        Version = new EngineVersion(version, api, KernelRelease());
        _limits = limits;
    }

    /// <summary>The versions of the engine that runs, or of the one that a lesson can install on the machine.</summary>
    public EngineVersion Version { get; private set; }

    /// <inheritdoc cref="SandboxTemplate.StartAsync"/>
    internal static async Task<RunningSandbox> StartAsync(SandboxTemplate template, SandboxLimits limits, CancellationToken ct)
    {
        Host.Require();
        template.Share?.Require();
        var groups = ControlGroups.New();
        if (groups.Paths.Count == 0 && template.Engine.Machine != MachineKind.Docker)
        {
            throw Host.MissingControlGroups(template.Engine.Machine);
        }

        var sandbox = new RunningSandbox(new HeldProcess(Init(template, limits, groups)), groups, template.Engine, limits);
        try
        {
            await sandbox.WaitAsync(ct);
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// The sandbox's files. All of this program's access to them goes through here, because it is not safe to open their paths directly.
    /// </summary>
    internal SandboxFiles Files => _files ?? throw new InvalidOperationException("The sandbox has no root of its own yet");

    /// <summary>The id of the process on the host that keeps the sandbox up; the sandbox ends when it does.</summary>
    internal int InitId => _init.Id;

    /// <summary>Runs a program in the sandbox.</summary>
    /// <param name="lines">Is called with each line that the program prints.</param>
    public Task<ProcessResult> RunAsync(SandboxCommand command, IProgress<string>? lines = null, CancellationToken ct = default) =>
        HostProcess.RunAsync(
            Enter(command, command.StreamsApart ? "apart" : "together") with
            {
                Interact = command.Interact,
            },
            command.Timeout,
            lines,
            ct: ct
        );

    /// <summary>Runs a program in the sandbox on this process's own standard streams, without a time limit.</summary>
    /// <returns>The program's exit code.</returns>
    public Task<int> AttachAsync(SandboxCommand command, CancellationToken ct) => HostProcess.AttachAsync(Enter(command, "apart"), ct);

    /// <summary>Starts a program in the sandbox, to write to it and read from it while it runs. It has no time limit.</summary>
    public OpenProcess Open(SandboxCommand command) => new(Enter(command, command.StreamsApart ? "apart" : "together"));

    /// <summary>Starts to record the API calls that clients in the sandbox make to its daemon, until the sandbox ends.</summary>
    /// <param name="ignores"><see cref="ApiRecorder.Ignores"/></param>
    public async Task<ApiRecorder> RecordAsync(CancellationToken ct, Func<int, bool>? ignores = null)
    {
        _recorder = new ApiRecorder(
            $"/proc/{_init.Id}/net/unix",
            Files,
            SocketPath,
            MovedSocketPath,
            mayStop: _engine.Machine != MachineKind.Docker
        )
        {
            Ignores = ignores,
        };
        await _recorder.BeginAsync(ct);
        return _recorder;
    }

    /// <summary>Starts to record what the programs of the engine do, until the recorder is disposed.</summary>
    public Task<FlowRecorder> RecordFlowAsync(CancellationToken ct) => FlowRecorder.StartAsync(Files, _init.Id, ConnectAsync, ct);

    /// <summary>An API client of the daemon. It connects past the recorder, so its calls are not recorded.</summary>
    public DockerClient Connect() => EngineClient.Of(ConnectAsync);

    /// <summary>A client for single requests to the daemon, which are not recorded either.</summary>
    public HttpClient Http() => EngineClient.Http(ConnectAsync);

    /// <summary>The last lines of a daemon's log; empty when there is none.</summary>
    /// <param name="daemon"><c>dockerd</c>, <c>containerd</c>, <c>systemd</c> or <c>registry</c>.</param>
    public string LogOf(string daemon, int lines = 10) => string.Join('\n', EndOfLog(daemon).TrimEnd('\n').Split('\n').TakeLast(lines));

    /// <summary>
    /// The daemon that has ended although the machine needs it; if none has, the last one that was started. On a Docker machine the machine
    /// needs the registry, containerd and dockerd. On the others it needs the registry and systemd, under which a lesson may stop the
    /// engine.
    /// </summary>
    public string MainDaemon => Daemons.FirstOrDefault(DaemonHasEnded) ?? Daemons[^1];

    /// <summary>Whether the machine as a whole has ended.</summary>
    public bool HasEnded => _init.HasEnded;

    /// <summary>Whether the <see cref="MainDaemon"/> has ended. If so, what ran in the sandbox proves nothing about a lesson.</summary>
    public bool HasFailed => HasEnded || DaemonHasEnded(MainDaemon);

    /// <summary>
    /// The limits that were reached since the start, and the file systems that are full now. Whether a command reached its own limit of
    /// time or output is in its <see cref="ProcessResult"/>.
    /// </summary>
    /// <returns>A sentence for each, with its size.</returns>
    public IReadOnlyList<string> ReachedLimits() => LimitsReached.Of(_groups, _limits, Files);

    public async ValueTask DisposeAsync()
    {
        await (_recorder?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _init.DisposeAsync();

        // The sandbox's disk is memory, which the kernel frees only when the last descriptor of a file on it is closed.
        _files?.Dispose();
        await _groups.RemoveAsync();
        await _sweep;
    }

    private string EndOfLog(string daemon) => Encoding.UTF8.GetString(_files?.ReadEnd($"/var/log/{daemon}.log", LogBytes) ?? []);

    private string[] Daemons => _engine.Machine == MachineKind.Docker ? ["registry", "containerd", "dockerd"] : ["registry", "systemd"];

    private bool DaemonHasEnded(string daemon) => _files?.Exists($"/run/{daemon}.ended") == true;

    private async Task<Socket> ConnectAsync(CancellationToken ct)
    {
        if (_recorder?.Daemon is { } daemon)
        {
            return await daemon.ConnectAsync(ct);
        }

        using var found = Files.FindSocket(SocketPath) ?? throw new IOException($"the sandbox has no socket {SocketPath}");
        return await found.ConnectAsync(ct);
    }

    private HostCommand Enter(SandboxCommand command, string streams) =>
        HostCommand.Script(
            Script.Enter,
            "enter",
            [
                _init.Id.ToString(CultureInfo.InvariantCulture),
                _engine.Machine == MachineKind.Docker ? "init" : "systemd",
                streams,
                command.User,
                command.Home,
                command.Directory ?? command.Home,
                .. _groups.Paths,
                "--",
                .. command.Environment.Select(variable => $"{variable.Key}={variable.Value}"),
                "--",
                .. command.Arguments,
            ]
        ) with
        {
            Environment = new Dictionary<string, string?>
            {
                ["DRYDOCK_FILTERED"] = Script.Filtered,
                ["DRYDOCK_FILTER"] = SystemCallFilter.For(_engine.Name),
            },
        };

    private static HostCommand Init(SandboxTemplate template, SandboxLimits limits, ControlGroups groups) =>
        HostCommand.Of(
            "setsid",
            ["unshare", "--mount", "--", "bash", "-c", Script.Confine, "confine", "bash", "-c", Script.Mounts, "mounts"]
        ) with
        {
            Environment = Settings(template, limits, groups),
        };

    /// <summary>The environment variables of the scripts that start a sandbox. Each script lists those that it reads.</summary>
    private static Dictionary<string, string?> Settings(SandboxTemplate template, SandboxLimits limits, ControlGroups groups)
    {
        var (engine, images) = template;
        var ids = IdRange.OfThisProcess() ?? throw Host.MissingIds();
        return new()
        {
            ["DRYDOCK_GROUPS"] = string.Join('\n', groups.Paths),
            ["DRYDOCK_IDS"] = $"{Number(ids.First)} {Number(ids.Count)}",
            ["DRYDOCK_USERNS"] = Script.Userns,
            ["DRYDOCK_FILTERED"] = Script.Filtered,
            ["DRYDOCK_FILTER"] = SystemCallFilter.For(engine.Name),
            ["DRYDOCK_MEMORY"] = Number(limits.MemoryBytes),
            ["DRYDOCK_PROCESSES"] = Number(limits.Processes),
            ["DRYDOCK_PROCESSORS"] = limits.Processors is { } processors ? Number((long)(processors * ProcessorPeriod)) : "",
            ["DRYDOCK_LOWER"] = images is null ? engine.Root : $"{images.Root}:{engine.Root}",
            ["DRYDOCK_DISK"] = Number(limits.DiskBytes),
            ["DRYDOCK_DOTNET"] = DotnetInstallation.Directory,
            ["DRYDOCK_INIT"] = Script.Init,
            ["DRYDOCK_MACHINE"] = engine.Machine.ToString().ToLowerInvariant(),
            ["DRYDOCK_SHARE"] = template.Share?.Path ?? "",
            ["DRYDOCK_SHARE_OWNER"] = template.Share?.Owner() is { } owner ? $"{Number(owner.User)} {Number(owner.Group)}" : "",
            ["DRYDOCK_SHARE_MODE"] = template.Share is { Writable: true } ? "rw" : "ro",
        };

        static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
    }

    private static string KernelRelease() => File.ReadAllText("/proc/sys/kernel/osrelease").Trim();

    private async Task WaitAsync(CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while ((_files ??= SandboxFiles.Of(_init.Id)) is null || !IsRegistryListening() || !await IsUpAsync(ct))
        {
            if (_init.HasEnded)
            {
                throw Host.Refusal(_init.Output);
            }

            // If the machine as a whole ends from here on, the next round tells why.
            var hasFailed = DaemonHasEnded(MainDaemon);
            if (hasFailed && MainDaemon == "systemd" && await LacksInotifyAsync(ct))
            {
                throw Host.MissingInotify();
            }

            if (hasFailed || clock.Elapsed > StartTimeout)
            {
                throw new SandboxException(
                    hasFailed
                        ? $"{MainDaemon} ended while the sandbox started"
                        : $"The sandbox was not up within {StartTimeout.TotalSeconds:0} s",
                    LogOf(MainDaemon)
                );
            }

            await Task.Delay(PollInterval, ct);
        }
    }

    /// <summary>Whether no program of the sandbox can watch files any more. systemd then ends without a word; <c>tail</c> says so.</summary>
    private async Task<bool> LacksInotifyAsync(CancellationToken ct) =>
        (
            await HostProcess.RunAsync(
                HostCommand.Of(
                    "nsenter",
                    [$"--user=/proc/{_init.Id}/ns/user", "--", .. "timeout 0.2 tail --lines 0 --follow /etc/passwd".Split(' ')]
                ),
                StartTimeout,
                ct: ct
            )
        ).Text.Contains("inotify", StringComparison.Ordinal);

    private async Task<bool> IsUpAsync(CancellationToken ct) =>
        _engine.Machine switch
        {
            MachineKind.Docker => await AnswersAsync(ct),
            MachineKind.Systemd => await HasBootedAsync(ct) && await AnswersAsync(ct),
            _ => await HasBootedAsync(ct),
        };

    /// <summary>Whether systemd has started all units. It reports "degraded" when some unit failed, which is good enough here.</summary>
    private async Task<bool> HasBootedAsync(CancellationToken ct) =>
        Files.Exists("/run/systemd/private")
        && (
            await RunAsync(
                new SandboxCommand("systemctl", "is-system-running", "--wait") { Account = Account.Root, Timeout = StartTimeout },
                ct: ct
            )
        ).Text.Trim()
            is "running"
                or "degraded";

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        try
        {
            using var docker = Connect();
            var version = await docker.System.GetVersionAsync(ct);
            Version = new EngineVersion(version.Version, version.APIVersion, version.KernelVersion ?? KernelRelease());
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>
    /// Looks for the registry in the kernel's table of the sandbox's sockets: state 0A means listening, and hexadecimal 1388 is port 5000.
    /// </summary>
    private bool IsRegistryListening()
    {
        try
        {
            return File.ReadLines($"/proc/{_init.Id}/net/tcp")
                .Any(line => line.Contains(":1388 00000000:0000 0A", StringComparison.Ordinal));
        }
        catch (IOException)
        {
            return false;
        }
    }
}
