using System.Globalization;

namespace Site.Sandbox;

/// <summary>
/// The control groups of sandboxes. Their names carry their owner, so that those which a killed owner left empty
/// can be told from those in use.
/// </summary>
internal static class ControlGroups
{
    public const string Root = "/sys/fs/cgroup";
    private const string Prefix = "drydock";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static int _count;

    /// <summary>A new name: <c>drydock-PID-START-N</c>, with the owner's start time in clock ticks since boot.</summary>
    public static string NewName() =>
        $"{Prefix}-{Environment.ProcessId}-{StartOf(Environment.ProcessId)}-{Interlocked.Increment(ref _count)}";

    /// <summary>Removes the groups of owners that are gone; their processes may still be ending.</summary>
    public static Task SweepAsync() =>
        Task.WhenAll(
            Groups($"{Prefix}-*").Select(group => Path.GetFileName(group)).Distinct().Where(IsOrphan).ToList().Select(RemoveAsync)
        );

    /// <summary>Removes a group whose processes are ending; after three seconds it is left to <see cref="SweepAsync"/>.</summary>
    public static async Task RemoveAsync(string name)
    {
        var end = DateTime.UtcNow + Patience;
        while (!TryRemove(name) && DateTime.UtcNow < end)
        {
            await Task.Delay(Pause);
        }
    }

    /// <summary>The options of each mount of control groups.</summary>
    public static IReadOnlyList<string[]> Mounts() =>
        [
            .. File.ReadLines("/proc/self/mounts")
                .Select(line => line.Split(' '))
                .Where(mount =>
                    mount[1].StartsWith(Root, StringComparison.Ordinal) && mount[2].StartsWith("cgroup", StringComparison.Ordinal)
                )
                .Select(mount => mount[3].Split(',')),
        ];

    /// <summary>Whether the kernel has a controller, in the version that is in use here.</summary>
    public static bool Has(string controller) =>
        File.Exists(Path.Combine(Root, "cgroup.controllers"))
            ? File.ReadAllText(Path.Combine(Root, "cgroup.controllers")).Split(' ', '\n').Contains(controller)
            : Directory.Exists(Path.Combine(Root, controller));

    /// <summary>What a group's file says; null when there is none.</summary>
    /// <param name="controller">Where the group lies on version 1.</param>
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

    /// <summary>On version 2 the groups lie in the one hierarchy, on version 1 in each controller's.</summary>
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
            // The second field, the program's name, may hold spaces; the 22nd is the start time.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
