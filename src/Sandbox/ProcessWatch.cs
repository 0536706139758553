using System.Globalization;
using Site.Flows;

namespace Site.Sandbox;

/// <summary>
/// Watches which programs an engine starts, by reading <c>/proc</c> about once a millisecond. The kernel's own notices of new processes
/// (the process connector) need root on the host and its network namespace, and a wrapper around a program would change what is watched. A
/// process that lives shorter than the interval is missed. So only programs that live much longer are recorded: the shim, runc, the proxy
/// of a published port and the first process of a container. <see cref="FlowRecorder"/> adds what containerd itself says about the latter.
/// </summary>
internal sealed class ProcessWatch : IDisposable
{
    private const string Shim = "containerd-shim";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(1);

    /// <summary>When more ids than this were given out since the last look, the counter has probably started again at its lowest value.</summary>
    private const int MaxNewIds = 10_000;

    private static readonly string[] RuncActions = ["create", "start", "delete", "kill", "exec", "run", "pause", "resume", "update"];
    private static readonly string[] ShimActions = ["start", "delete"];

    private readonly int _init;
    private readonly int _depth;
    private readonly Thread _thread;
    private readonly Dictionary<int, Tracked> _tracked = [];
    private readonly List<Tracked> _ended = [];
    private volatile bool _isOver;
    private int _last = LastId();

    /// <param name="init">The id on the host of the process that keeps the sandbox up. Only what descends from it is watched.</param>
    public ProcessWatch(int init)
    {
        _init = init;
        _depth = DepthOfDaemons(init);
        _thread = new Thread(Watch) { IsBackground = true, Priority = ThreadPriority.Highest };
        _thread.Start();
    }

    /// <summary>Stops watching.</summary>
    /// <param name="began">The start of the step.</param>
    /// <param name="first">The ids, as the daemons see them, of the first processes of containers and of what was executed in one.</param>
    public IReadOnlyList<SeenProcess> End(DateTimeOffset began, IReadOnlySet<int> first)
    {
        Stop();
        return
        [
            .. _ended
                .Concat(_tracked.Values)
                .SelectMany(process => process.Seen(first))
                .Where(seen => seen.Since >= began)
                .OrderBy(seen => seen.Since)
                .Select(seen => seen.ToProcess(began)),
        ];
    }

    public void Dispose() => Stop();

    private void Stop()
    {
        _isOver = true;
        if (_thread.IsAlive)
        {
            _thread.Join();
        }
    }

    private void Watch()
    {
        Libc.RunFirst();
        while (!_isOver)
        {
            Look(DateTimeOffset.UtcNow);
            Thread.Sleep(Interval);
        }
    }

    private void Look(DateTimeOffset now)
    {
        var last = LastId();
        foreach (var pid in NewIds(_last, last))
        {
            if (ProcessStatus.Read(pid) is { } status && Parent(status) is { } parent)
            {
                _tracked[pid] = new Tracked(status, parent, _depth);
            }
        }

        _last = last;
        foreach (var (pid, process) in _tracked.ToList())
        {
            if (!process.Update(ProcessStatus.Read(pid), now))
            {
                _tracked.Remove(pid);
                _ended.Add(process);
            }
        }
    }

    /// <summary>The ids that were given out since the last look: those of new processes and threads. The kernel counts them up.</summary>
    private static IEnumerable<int> NewIds(int before, int last) =>
        last >= before && last - before <= MaxNewIds ? Enumerable.Range(before + 1, last - before) : AllIds();

    private static IEnumerable<int> AllIds() =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid > 0);

    /// <summary>The id that was given out last, which is the last word of this file.</summary>
    private static int LastId() =>
        int.Parse(File.ReadAllText("/proc/loadavg").AsSpan().Trim().ToString().Split(' ')[^1], CultureInfo.InvariantCulture);

    /// <summary>
    /// The parent of a process that descends from the sandbox's first process; null for others. What the lesson's reader starts does not:
    /// it has entered the sandbox from outside.
    /// </summary>
    private ProcessStatus? Parent(ProcessStatus status)
    {
        var parent = ProcessStatus.Read(status.Parent);
        for (var ancestor = parent; ancestor is not null; ancestor = ProcessStatus.Read(ancestor.Parent))
        {
            if (ancestor.Pid == _init || ancestor.Parent == _init)
            {
                return parent;
            }
        }

        return null;
    }

    /// <summary>In how many process id namespaces below the host's the sandbox's daemons are.</summary>
    private static int DepthOfDaemons(int init) =>
        AllIds()
            .Select(ProcessStatus.Read)
            .OfType<ProcessStatus>()
            .Where(process => process.Name is "containerd" or "dockerd" && Descends(process, init))
            .Select(process => process.Pids.Count - 1)
            .DefaultIfEmpty(1)
            .Min();

    private static bool Descends(ProcessStatus process, int init)
    {
        for (var ancestor = process; ancestor is not null; ancestor = ProcessStatus.Read(ancestor.Parent))
        {
            if (ancestor.Parent == init)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A program that a process ran.</summary>
    private sealed record Program(DateTimeOffset Since, int Pid, int Parent, string ParentName, string Name, string? Action)
    {
        public DateTimeOffset? Until { get; set; }

        public SeenProcess ToProcess(DateTimeOffset began) => new(Since - began, Until - Since, Pid, Parent, ParentName, Name, Action);
    }

    /// <summary>A process that is watched. It can run one program after the other: a child of the shim becomes runc.</summary>
    private sealed class Tracked(ProcessStatus first, ProcessStatus parent, int depth)
    {
        private readonly List<Program> _programs = [];
        private readonly IReadOnlyList<string> _inherited = ProcessStatus.Arguments(parent.Pid);

        private int Pid => PidOf(first);

        /// <returns>False when the process has ended.</returns>
        public bool Update(ProcessStatus? now, DateTimeOffset at)
        {
            if (now is null || now.IsZombie || now.Pids.Count != first.Pids.Count)
            {
                Close(at);
                return false;
            }

            var arguments = ProcessStatus.Arguments(now.Pid);
            // Until it runs a program of its own, a new process is a copy of its parent.
            if (arguments.Count > 0 && !arguments.SequenceEqual(_inherited) && Describe(now.Name, arguments) is var (name, action))
            {
                if (_programs is not [.., var last] || last.Name != name || last.Action != action)
                {
                    Close(at);
                    _programs.Add(new Program(at, Pid, PidOf(parent), parent.Name, name, action));
                }
            }

            return true;
        }

        /// <summary>The programs to record: of a process that became a container's, also what it was before.</summary>
        public IEnumerable<Program> Seen(IReadOnlySet<int> containers) =>
            _programs.Where(program =>
                program.Action == "init" || !IsKnown(program.Name)
                    ? containers.Contains(Pid)
                    : program.Name != "runc" || program.Action is not null
            );

        private void Close(DateTimeOffset at)
        {
            if (_programs is [.., { Until: null } last])
            {
                last.Until = at;
            }
        }

        private int PidOf(ProcessStatus process) =>
            process.Pids.Count > depth ? process.Pids[depth]
            : process.Pid == first.Parent ? 0
            : process.Pids[^1];

        private static bool IsKnown(string name) => name is "runc" or "docker-proxy" || name.StartsWith(Shim, StringComparison.Ordinal);

        private static (string Name, string? Action) Describe(string name, IReadOnlyList<string> arguments) =>
            arguments is [_, "init"] && Path.GetFileName(arguments[0]) is "runc" or "exe" ? ("runc", "init")
            : name.StartsWith("runc:", StringComparison.Ordinal) ? ("runc", "init")
            : name == "runc" ? (name, arguments.Skip(1).FirstOrDefault(argument => RuncActions.Contains(argument)))
            : name.StartsWith(Shim, StringComparison.Ordinal) ? (Shim, ShimActions.Contains(arguments[^1]) ? arguments[^1] : null)
            : (name, null);
    }
}
