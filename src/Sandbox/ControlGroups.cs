using System.Globalization;

namespace Site.Sandbox;

/// <summary>
/// The control groups of a sandbox: one in the single hierarchy of version 2, or one in each hierarchy of version 1. A group's name identifies
/// the process that owns it, so that a later run can recognize and remove the empty groups of an owner that was killed.
/// </summary>
/// <param name="Paths">Their directories; empty when this process may not make any.</param>
internal sealed record ControlGroups(IReadOnlyList<string> Paths)
{
    public const string Root = "/sys/fs/cgroup";
    private const string Prefix = "drydock";

    /// <summary>The group that this process moves itself to, because a group with processes cannot pass on limits to groups below it.</summary>
    private const string OfProgram = "/program";

    /// <summary>The end of the name of the group that the user's systemd made for this program.</summary>
    private const string Scope = ".scope";

    private const int Write = 2;
    private static readonly TimeSpan RemovalTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);
    private static int _count;

    /// <summary>
    /// The groups of a new sandbox, which are not made yet. Their name is <c>drydock-PID-START-N</c>, with the owner's start time in clock
    /// ticks since boot.
    /// </summary>
    public static ControlGroups New()
    {
        var name = $"{Prefix}-{Environment.ProcessId}-{StartOf(Environment.ProcessId)}-{Interlocked.Increment(ref _count)}";
        return new([.. Parents().Select(parent => Path.Combine(parent, name))]);
    }

    /// <summary>
    /// Removes the groups whose owners have ended. Processes in them may still be ending. An ordinary user's groups are in a scope of the
    /// user's systemd, which cannot remove the scope of an owner that was killed, because groups in it belong to other ids.
    /// </summary>
    public static Task SweepAsync() =>
        Task.WhenAll(
            Parents()
                .SelectMany(parent => ScopesBeside(parent).Prepend(parent))
                .SelectMany(parent => Directory.EnumerateDirectories(parent, $"{Prefix}-*"))
                .Where(group => IsOrphan(Path.GetFileName(group)))
                .Select(async group =>
                {
                    await new ControlGroups([group]).RemoveAsync();
                    if (Path.GetDirectoryName(group) is { } scope && IsScope(scope))
                    {
                        TryRemoveEmpty(scope);
                    }
                })
        );

    /// <summary>Whether limits can be set with a controller.</summary>
    public static bool Has(string controller) =>
        Parents()
            .Any(parent =>
                Path.Combine(parent, "cgroup.controllers") is var controllers && File.Exists(controllers)
                    ? File.ReadAllText(controllers).Split(' ', '\n').Contains(controller)
                    : Hierarchy(parent).Split(',').Contains(controller)
            );

    /// <summary>Reads a file of the groups; null when there is none.</summary>
    public string? Read(string file) =>
        Paths.Select(group => Path.Combine(group, file)).FirstOrDefault(File.Exists) is { } path ? File.ReadAllText(path) : null;

    /// <summary>
    /// Removes the groups as soon as their processes have ended. After three seconds it gives up; the next run's <see cref="SweepAsync"/>
    /// removes them then.
    /// </summary>
    public async Task RemoveAsync()
    {
        var end = DateTime.UtcNow + RemovalTimeout;
        while (!Paths.All(TryRemove) && DateTime.UtcNow < end)
        {
            await Task.Delay(PollInterval);
        }
    }

    /// <summary>
    /// The groups below which this process may make others, one in each hierarchy. For root, these are the roots of the hierarchies. An
    /// ordinary user's are the ones that this process is in, if they belong to the user.
    /// </summary>
    private static IEnumerable<string> Parents() =>
        Hierarchies()
            .Select(hierarchy => new[] { hierarchy, $"{hierarchy}{OwnGroup(hierarchy)}" }.FirstOrDefault(IsWritable))
            .OfType<string>();

    /// <summary>The directories where hierarchies are mounted.</summary>
    private static IEnumerable<string> Hierarchies() =>
        File.Exists(Path.Combine(Root, "cgroup.controllers")) ? [Root]
        : Directory.Exists(Root)
            ? Directory
                .EnumerateDirectories(Root)
                .Where(hierarchy => File.Exists(Path.Combine(hierarchy, "cgroup.procs")) && new DirectoryInfo(hierarchy).LinkTarget is null)
        : [];

    /// <summary>The scopes of other runs of this program; none when this one is in none.</summary>
    private static IEnumerable<string> ScopesBeside(string parent) =>
        IsScope(parent) && Path.GetDirectoryName(parent) is { } slice
            ? Directory.EnumerateDirectories(slice, $"{Prefix}-*{Scope}").Where(scope => scope != parent)
            : [];

    private static bool IsScope(string group) =>
        Path.GetFileName(group).StartsWith($"{Prefix}-", StringComparison.Ordinal) && group.EndsWith(Scope, StringComparison.Ordinal);

    private static bool IsWritable(string group) =>
        Libc.access(group, Write) == 0 && Libc.access(Path.Combine(group, "cgroup.procs"), Write) == 0;

    /// <summary>The path of this process's group in a hierarchy, from the table <c>/proc/self/cgroup</c>: <c>NUMBER:CONTROLLERS:PATH</c>.</summary>
    private static string OwnGroup(string hierarchy)
    {
        var controllers = File.Exists(Path.Combine(hierarchy, "cgroup.controllers")) ? "" : Hierarchy(hierarchy);
        var path = File.ReadLines("/proc/self/cgroup")
            .Select(line => line.Split(':', 3))
            .FirstOrDefault(line => Plain(line[1]) == controllers)
            ?[2];
        return path is null ? ""
            : path.EndsWith(OfProgram, StringComparison.Ordinal) ? path[..^OfProgram.Length]
            : path.TrimEnd('/');

        static string Plain(string controllers) => controllers.Replace("name=", "", StringComparison.Ordinal);
    }

    /// <summary>The name of a hierarchy of version 1, which is its controllers: <c>cpu,cpuacct</c>.</summary>
    private static string Hierarchy(string path) => Path.GetRelativePath(Root, path).Split('/')[0];

    private static bool TryRemove(string group)
    {
        try
        {
            if (Directory.Exists(group))
            {
                foreach (
                    var inner in Directory
                        .EnumerateDirectories(group, "*", SearchOption.AllDirectories)
                        .OrderByDescending(path => path.Length)
                        .ToList()
                )
                {
                    Directory.Delete(inner);
                }

                Directory.Delete(group);
            }

            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The kernel refuses to remove a group that has processes, or other groups in it.</summary>
    private static void TryRemoveEmpty(string group)
    {
        try
        {
            Directory.Delete(group);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Another run of this program is in it.
        }
    }

    private static bool IsOrphan(string name) =>
        name.Split('-') is [_, var pid, var start, _]
        && int.TryParse(pid, CultureInfo.InvariantCulture, out var owner)
        && StartOf(owner) != start;

    private static string? StartOf(int pid)
    {
        try
        {
            // Field 22 is the start time. Field 2, the program's name in parentheses, may contain spaces: count from its end.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
