using System.Globalization;

namespace Site.Sandbox;

/// <summary>
/// The control groups of sandboxes. A group's name identifies the process that owns it, so that a later run can recognize and remove the
/// empty groups of an owner that was killed.
/// </summary>
internal static class ControlGroups
{
    public const string Root = "/sys/fs/cgroup";
    private const string Prefix = "drydock";
    private static readonly TimeSpan RemovalTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);
    private static int _count;

    /// <summary>A new name: <c>drydock-PID-START-N</c>, with the owner's start time in clock ticks since boot.</summary>
    public static string NewName() =>
        $"{Prefix}-{Environment.ProcessId}-{StartOf(Environment.ProcessId)}-{Interlocked.Increment(ref _count)}";

    /// <summary>Removes the groups whose owners have ended. Processes in them may still be ending.</summary>
    public static Task SweepAsync() =>
        Task.WhenAll(
            Groups($"{Prefix}-*").Select(group => Path.GetFileName(group)).Distinct().Where(IsOrphan).ToList().Select(RemoveAsync)
        );

    /// <summary>
    /// Removes a group as soon as its processes have ended. After three seconds it gives up; the next run's <see cref="SweepAsync"/>
    /// removes the group then.
    /// </summary>
    public static async Task RemoveAsync(string name)
    {
        var end = DateTime.UtcNow + RemovalTimeout;
        while (!TryRemove(name) && DateTime.UtcNow < end)
        {
            await Task.Delay(PollInterval);
        }
    }

    /// <summary>The mount options of each control group file system on this machine.</summary>
    public static IReadOnlyList<string[]> Mounts() =>
        [
            .. File.ReadLines("/proc/self/mounts")
                .Select(line => line.Split(' '))
                .Where(mount =>
                    mount[1].StartsWith(Root, StringComparison.Ordinal) && mount[2].StartsWith("cgroup", StringComparison.Ordinal)
                )
                .Select(mount => mount[3].Split(',')),
        ];

    /// <summary>Whether the kernel has a controller, in the version of control groups that this machine uses.</summary>
    public static bool Has(string controller) =>
        File.Exists(Path.Combine(Root, "cgroup.controllers"))
            ? File.ReadAllText(Path.Combine(Root, "cgroup.controllers")).Split(' ', '\n').Contains(controller)
            : Directory.Exists(Path.Combine(Root, controller));

    /// <summary>Reads a file of a group; null when there is none.</summary>
    /// <param name="controller">The controller in whose hierarchy the file is on version 1.</param>
    public static string? Read(string name, string controller, string file) =>
        new[] { Path.Combine(Root, controller, name, file), Path.Combine(Root, name, file) }.FirstOrDefault(File.Exists) is { } path
            ? File.ReadAllText(path)
            : null;

    private static bool TryRemove(string name)
    {
        try
        {
            foreach (var group in Groups(name).ToList())
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

    /// <summary>
    /// The directories of matching groups. Version 2 has a single hierarchy of groups, version 1 has one for each controller.
    /// </summary>
    private static IEnumerable<string> Groups(string pattern) =>
        Directory.EnumerateDirectories(Root).Append(Root).SelectMany(hierarchy => Directory.EnumerateDirectories(hierarchy, pattern));

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
