using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Docker.DotNet;
using Site.EngineApi;
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
    private const string Socket = "/run/docker.sock";
    private const int MicrosecondsOfEachProcessor = 100_000;
    private const string SocketAside = "/run/docker.engine.sock";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private readonly HeldProcess _init;
    private readonly string _name;
    private readonly MachineKind _machine;
    private readonly SandboxLimits _limits;
    private readonly Task _sweep = ControlGroups.SweepAsync();

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

    /// <summary>The daemon's own socket as this machine sees it; what passes here is never recorded.</summary>
    public Uri DockerHost => new($"unix://{PathOf(_recorder is { IsAttached: true } ? SocketAside : Socket)}");

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

    /// <summary>Where this machine sees a path of the sandbox.</summary>
    public string PathOf(string inside) => $"/proc/{_init.Id}/root{inside}";

    /// <summary>Runs a program in the sandbox.</summary>
    /// <param name="lines">Hears each line that it prints.</param>
    public Task<ProcessResult> RunAsync(SandboxCommand command, IProgress<string>? lines = null, CancellationToken ct = default) =>
        HostProcess.RunAsync(Enter(command, command.StreamsApart ? "apart" : "together") with { Talk = command.Talk }, command.Timeout, lines, ct: ct);

    /// <summary>Runs a program in the sandbox on our own standard streams, untouched; its time is not limited.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> AttachAsync(SandboxCommand command, CancellationToken ct) => HostProcess.AttachAsync(Enter(command, "apart"), ct);

    /// <summary>Begins to record what the sandbox's clients ask of its daemon. It ends with the sandbox.</summary>
    public async Task<ApiRecorder> RecordAsync(CancellationToken ct)
    {
        _recorder = new ApiRecorder($"/proc/{_init.Id}/net/unix", PathOf(Socket), PathOf(SocketAside), CopyOwnerAsync, mayStop: _machine != MachineKind.Docker);
        await _recorder.BeginAsync(ct);
        return _recorder;
    }

    public DockerClient Connect() => new DockerClientBuilder().WithEndpoint(DockerHost).Build();

    /// <summary>The last lines of a daemon's log; empty when there is none.</summary>
    /// <param name="daemon"><c>dockerd</c>, <c>containerd</c>, <c>systemd</c> or <c>registry</c>.</param>
    public string LogOf(string daemon, int lines = 10)
    {
        try
        {
            return string.Join('\n', File.ReadLines(PathOf($"/var/log/{daemon}.log")).TakeLast(lines));
        }
        catch (IOException)
        {
            return "";
        }
    }

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
    public IReadOnlyList<string> ReachedLimits() => LimitsReached.Reached(_name, _limits, PathOf);

    public async ValueTask DisposeAsync()
    {
        await (_recorder?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _init.DisposeAsync();
        await ControlGroups.RemoveAsync(_name);
        await _sweep;
    }

    private string[] Daemons => _machine == MachineKind.Docker ? ["registry", "containerd", "dockerd"] : ["registry", "systemd"];

    private bool HasEnded(string daemon) => File.Exists(PathOf($"/run/{daemon}.ended"));

    private async Task CopyOwnerAsync(CancellationToken ct)
    {
        foreach (var copy in new[] { "chown", "chmod" })
        {
            await RunAsync(new SandboxCommand(copy, $"--reference={SocketAside}", Socket) { Account = Account.Root }, ct: ct);
        }
    }

    private HostCommand Enter(SandboxCommand command, string streams) => HostCommand.Script(
        Script.Enter, "enter",
        [_name, _init.Id.ToString(CultureInfo.InvariantCulture), _machine == MachineKind.Docker ? "init" : "systemd", streams, command.User, command.Home, command.Directory ?? command.Home,
         .. command.Environment.Select(variable => $"{variable.Key}={variable.Value}"), "--", .. command.Arguments]);

    private static HostCommand Init(SandboxTemplate template, SandboxLimits limits, string name)
    {
        var (engine, images) = template;
        var lower = images is null ? engine.Root : $"{images.Root}:{engine.Root}";
        string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
        return HostCommand.Of("setsid",
            "bash", "-c", Script.Confine, "confine", name, Number(limits.MemoryBytes), Number(limits.Processes),
            limits.Processors is { } processors ? Number((long)(processors * MicrosecondsOfEachProcessor)) : "-",
            "bash", "-c", Script.Mounts, "mounts", engine.MountPoint, lower, Number(limits.DiskBytes), DotnetDirectory, Script.Init,
            engine.Machine.ToString().ToLowerInvariant(), template.Share?.Path ?? "", template.Share is { Writable: true } ? "rw" : "ro");
    }

    private static string KernelRelease() => File.ReadAllText("/proc/sys/kernel/osrelease").Trim();

    private async Task WaitAsync(CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while (!IsRegistryListening() || !await IsUpAsync(ct))
        {
            if (_init.HasEnded)
            {
                throw Host.Refusal(_init.Output);
            }

            if (HasFailed || clock.Elapsed > StartLimit)
            {
                throw new SandboxException(HasFailed ? $"{MainDaemon} ended at its start" : $"The machine was not up within {StartLimit.TotalSeconds:0} s", LogOf(MainDaemon));
            }

            await Task.Delay(Pause, ct);
        }
    }

    private async Task<bool> IsUpAsync(CancellationToken ct) => _machine switch
    {
        MachineKind.Docker => await AnswersAsync(ct),
        MachineKind.Systemd => await HasBootedAsync(ct) && await AnswersAsync(ct),
        _ => await HasBootedAsync(ct),
    };

    /// <summary>A unit that failed makes it "degraded", which is up all the same.</summary>
    private async Task<bool> HasBootedAsync(CancellationToken ct) =>
        File.Exists(PathOf("/run/systemd/private"))
        && (await RunAsync(new SandboxCommand("systemctl", "is-system-running", "--wait") { Account = Account.Root, Timeout = StartLimit }, ct: ct)).Text.Trim()
            is "running" or "degraded";

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        if (!File.Exists(PathOf(Socket)))
        {
            return false;
        }

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
            return File.ReadLines($"/proc/{_init.Id}/net/tcp").Any(line => line.Contains(":1388 00000000:0000 0A", StringComparison.Ordinal));
        }
        catch (IOException)
        {
            return false;
        }
    }
}
