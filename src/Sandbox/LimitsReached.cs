using System.Globalization;

namespace Site.Sandbox;

/// <summary>Reports which limits a sandbox has reached, from the kernel's counters.</summary>
internal static class LimitsReached
{
    /// <summary>A file system with less free space than this counts as full.</summary>
    private const long MinFreeBytes = 1 << 20;
    private static readonly string[] FileSystems = ["/", "/tmp", "/run", "/dev/shm"];

    /// <summary>A sentence for each limit that was reached.</summary>
    public static IReadOnlyList<string> Of(ControlGroups groups, SandboxLimits limits, SandboxFiles files) =>
        [
            .. HasFilledMemory(groups)
                ? [$"The sandbox has reached its limit of {Size(limits.MemoryBytes)} of memory, which includes its disk."]
                : Array.Empty<string>(),
            .. HasFilledProcesses(groups, limits)
                ? [$"The sandbox has reached its limit of {limits.Processes} processes and threads."]
                : Array.Empty<string>(),
            .. FileSystems.Select(path => IfFull(path, files.DriveOf(path))).OfType<string>(),
        ];

    /// <summary>
    /// Whether a request for memory failed at the sandbox's own limit. The limits of containers inside have counters of their own.
    /// </summary>
    private static bool HasFilledMemory(ControlGroups groups) =>
        (groups.Read("memory.failcnt") ?? Field(groups.Read("memory.events.local"), "max")) is { } count && Number(count) > 0;

    /// <summary>
    /// Whether the sandbox had as many processes as it may. Kernels since 6.6 record the peak; older ones only count failed forks, and lose
    /// the count of a group inside that was removed since.
    /// </summary>
    private static bool HasFilledProcesses(ControlGroups groups, SandboxLimits limits) =>
        groups.Read("pids.peak") is { } peak
            ? Number(peak) >= limits.Processes
            : Field(groups.Read("pids.events"), "max") is { } count && Number(count) > 0;

    private static string? IfFull(string inside, DriveInfo drive) =>
        drive.AvailableFreeSpace < MinFreeBytes
            ? $"The sandbox's {(inside == "/" ? "disk" : inside)} of {Size(drive.TotalSize)} is full."
            : null;

    private static string? Field(string? lines, string name) =>
        lines?.Split('\n').Select(line => line.Split(' ')).FirstOrDefault(field => field[0] == name)?[1];

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Size(long bytes) =>
        bytes >= 1 << 30 ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 30):0.#} GiB") : $"{bytes >> 20} MiB";
}
