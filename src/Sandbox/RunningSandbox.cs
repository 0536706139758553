using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Docker.DotNet;
using Site.Engines;
using Site.Processes;
using Site.Sandbox.Scripts;

namespace Site.Sandbox;

/// <summary>What an engine says of itself.</summary>
/// <param name="Version"><c>26.1.5+dfsg1</c></param>
/// <param name="Api"><c>1.45</c></param>
/// <param name="Kernel">As <c>uname -r</c> prints it.</param>
public sealed record EngineVersion(string Version, string Api, string Kernel);

/// <summary>
/// A throwaway machine with a real Docker Engine: namespaces of its own, a root that is written to memory only, no
/// network but its own loopback. It ends with its disposal or with this process, whichever comes first.
/// </summary>
public sealed class RunningSandbox : IAsyncDisposable
{
    private const string SocketName = "/run/docker.sock";
    private const int LogBytes = 64 * 1024;
    private const int MicrosecondsOfEachProcessor = 100_000;
    private const string SocketAside = "/run/docker.engine.sock";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private readonly HeldProcess _init;
    private readonly string _name;
    private readonly MachineKind _machine;
    private readonly SandboxLimits _limits;
    private readonly Task _sweep = ControlGroups.SweepAsync();

    private SandboxFiles? _files;
    private ApiRecorder? _recorder;

    private RunningSandbox(HeldProcess init, string name, Engine engine, SandboxLimits limits)
    {
        _init = init;
        _name = name;
        _machine = engine.Machine;
        var (version, api) = engine.Docker;
        Version = new EngineVersion(version, api, KernelRelease());
        _limits = limits;
    }

    /// <summary>The .NET that runs this program: that of the lessons' programs, too.</summary>
    internal static string DotnetDirectory { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));

    /// <summary>Of the engine that runs, or of the one that the machine can install.</summary>
    public EngineVersion Version { get; private set; }

    /// <summary>As <see cref="SandboxTemplate.StartAsync"/> says.</summary>
    internal static async Task<RunningSandbox> StartAsync(SandboxTemplate template, SandboxLimits limits, CancellationToken ct)
    {
        Host.Require();
        var name = ControlGroups.NewName();
        var sandbox = new RunningSandbox(new HeldProcess(Init(template, limits, name)), name, template.Engine, limits);
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

    /// <summary>What this program reads and writes in the sandbox; nothing else here opens a path of it.</summary>
    internal SandboxFiles Files => _files ?? throw new InvalidOperationException("The machine has no root of its own yet");

    /// <summary>The process on this machine that the sandbox ends with.</summary>
    internal int InitId => _init.Id;

    /// <summary>Runs a program in the sandbox.</summary>
    /// <param name="lines">Hears each line that it prints.</param>
    public Task<ProcessResult> RunAsync(SandboxCommand command, IProgress<string>? lines = null, CancellationToken ct = default) =>
        HostProcess.RunAsync(
            Enter(command, command.StreamsApart ? "apart" : "together") with
            {
                Talk = command.Talk,
            },
            command.Timeout,
            lines,
            ct: ct
        );

    /// <summary>Runs a program in the sandbox on our own standard streams, untouched; its time is not limited.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> AttachAsync(SandboxCommand command, CancellationToken ct) => HostProcess.AttachAsync(Enter(command, "apart"), ct);

    /// <summary>Begins to record what the sandbox's clients ask of its daemon. It ends with the sandbox.</summary>
    public async Task<ApiRecorder> RecordAsync(CancellationToken ct)
    {
        _recorder = new ApiRecorder($"/proc/{_init.Id}/net/unix", Files, SocketName, SocketAside, mayStop: _machine != MachineKind.Docker);
        await _recorder.BeginAsync(ct);
        return _recorder;
    }

    /// <summary>A client of the daemon itself; what it asks is never recorded.</summary>
    public DockerClient Connect() => EngineClient.Of(DialAsync);

    /// <summary>The last lines of a daemon's log; empty when there is none.</summary>
    /// <param name="daemon"><c>dockerd</c>, <c>containerd</c>, <c>systemd</c> or <c>registry</c>.</param>
    public string LogOf(string daemon, int lines = 10) => string.Join('\n', EndOfLog(daemon).TrimEnd('\n').Split('\n').TakeLast(lines));

    /// <summary>
    /// The daemon that the machine stands on, or that has ended under it: the registry, dockerd with its containerd, or the systemd
    /// under which a lesson may stop and start both.
    /// </summary>
    public string MainDaemon => Daemons.FirstOrDefault(HasEnded) ?? Daemons[^1];

    /// <summary>Whether the <see cref="MainDaemon"/> has ended: then nothing that ran here says anything about a lesson.</summary>
    public bool HasFailed => _init.HasEnded || HasEnded(MainDaemon);

    /// <summary>
    /// The ceilings that were reached since the start, and the file systems that are full now. A command's own limits, of
    /// time and of output, are in its <see cref="ProcessResult"/>.
    /// </summary>
    /// <returns>One sentence for each, with its size; none when all is well, or when the sandbox has ended.</returns>
    public IReadOnlyList<string> ReachedLimits() => LimitsReached.Reached(_name, _limits, Files);

    public async ValueTask DisposeAsync()
    {
        await (_recorder?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _init.DisposeAsync();

        // The kernel keeps the machine's disk, which is memory, as long as somebody has a descriptor of it.
        _files?.Dispose();
        await ControlGroups.RemoveAsync(_name);
        await _sweep;
    }

    private string EndOfLog(string daemon) => Encoding.UTF8.GetString(_files?.ReadEnd($"/var/log/{daemon}.log", LogBytes) ?? []);

    private string[] Daemons => _machine == MachineKind.Docker ? ["registry", "containerd", "dockerd"] : ["registry", "systemd"];

    private bool HasEnded(string daemon) => _files?.Exists($"/run/{daemon}.ended") == true;

    private async Task<Socket> DialAsync(CancellationToken ct)
    {
        if (_recorder?.Daemon is { } daemon)
        {
            return await daemon.ConnectAsync(ct);
        }

        using var found = Files.FindSocket(SocketName) ?? throw new IOException($"the sandbox has no socket {SocketName}");
        return await found.ConnectAsync(ct);
    }

    private HostCommand Enter(SandboxCommand command, string streams) =>
        HostCommand.Script(
            Script.Enter,
            "enter",
            [
                _name,
                _init.Id.ToString(CultureInfo.InvariantCulture),
                _machine == MachineKind.Docker ? "init" : "systemd",
                streams,
                command.User,
                command.Home,
                command.Directory ?? command.Home,
                .. command.Environment.Select(variable => $"{variable.Key}={variable.Value}"),
                "--",
                .. command.Arguments,
            ]
        );

    private static HostCommand Init(SandboxTemplate template, SandboxLimits limits, string name) =>
        HostCommand.Of("setsid", "bash", "-c", Script.Confine, "confine", "bash", "-c", Script.Mounts, "mounts") with
        {
            Environment = Settings(template, limits, name),
        };

    /// <summary>What the scripts that start a machine are told; each names the variables that it reads.</summary>
    private static Dictionary<string, string?> Settings(SandboxTemplate template, SandboxLimits limits, string name)
    {
        var (engine, images) = template;
        return new()
        {
            ["DRYDOCK_GROUP"] = name,
            ["DRYDOCK_MEMORY"] = Number(limits.MemoryBytes),
            ["DRYDOCK_PROCESSES"] = Number(limits.Processes),
            ["DRYDOCK_PROCESSORS"] = limits.Processors is { } processors ? Number((long)(processors * MicrosecondsOfEachProcessor)) : "",
            ["DRYDOCK_MOUNT_POINT"] = engine.MountPoint,
            ["DRYDOCK_LOWER"] = images is null ? engine.Root : $"{images.Root}:{engine.Root}",
            ["DRYDOCK_DISK"] = Number(limits.DiskBytes),
            ["DRYDOCK_DOTNET"] = DotnetDirectory,
            ["DRYDOCK_INIT"] = Script.Init,
            ["DRYDOCK_MACHINE"] = engine.Machine.ToString().ToLowerInvariant(),
            ["DRYDOCK_SHARE"] = template.Share?.Path ?? "",
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

            if (HasFailed || clock.Elapsed > StartLimit)
            {
                throw new SandboxException(
                    HasFailed ? $"{MainDaemon} ended at its start" : $"The machine was not up within {StartLimit.TotalSeconds:0} s",
                    LogOf(MainDaemon)
                );
            }

            await Task.Delay(Pause, ct);
        }
    }

    private async Task<bool> IsUpAsync(CancellationToken ct) =>
        _machine switch
        {
            MachineKind.Docker => await AnswersAsync(ct),
            MachineKind.Systemd => await HasBootedAsync(ct) && await AnswersAsync(ct),
            _ => await HasBootedAsync(ct),
        };

    /// <summary>A unit that failed makes it "degraded", which is up all the same.</summary>
    private async Task<bool> HasBootedAsync(CancellationToken ct) =>
        Files.Exists("/run/systemd/private")
        && (
            await RunAsync(
                new SandboxCommand("systemctl", "is-system-running", "--wait") { Account = Account.Root, Timeout = StartLimit },
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

    /// <summary>The kernel's table of the sandbox's sockets: state 0A is listening, port 1388 is 5000.</summary>
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
