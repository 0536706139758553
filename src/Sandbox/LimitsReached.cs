using System.Globalization;

namespace Site.Sandbox;

/// <summary>Which ceilings a machine has reached, as the kernel counts it.</summary>
internal static class LimitsReached
{
    private const long Full = 1 << 20;
    private static readonly string[] FileSystems = ["/", "/tmp", "/run", "/dev/shm"];

    public static IReadOnlyList<string> Reached(string group, SandboxLimits limits, SandboxFiles files) =>
        [
            .. HasFilledMemory(group)
                ? [$"The sandbox has reached its ceiling of {Size(limits.MemoryBytes)} of memory, its disk included."]
                : Array.Empty<string>(),
            .. HasFilledProcesses(group, limits)
                ? [$"The sandbox has reached its ceiling of {limits.Processes} processes and threads."]
                : Array.Empty<string>(),
            .. FileSystems.Select(path => IfFull(path, files.DriveOf(path))).OfType<string>(),
        ];

    /// <summary>The group's own limit turned a request down; those of containers count elsewhere.</summary>
    private static bool HasFilledMemory(string group) =>
        (ControlGroups.Read(group, "memory", "memory.failcnt") ?? Field(ControlGroups.Read(group, "memory", "memory.events.local"), "max"))
            is { } count
        && Number(count) > 0;

    /// <summary>The peak tells it where the kernel keeps one (6.6); its events are lost with the group that they happened in.</summary>
    private static bool HasFilledProcesses(string group, SandboxLimits limits) =>
        ControlGroups.Read(group, "pids", "pids.peak") is { } peak
            ? Number(peak) >= limits.Processes
            : Field(ControlGroups.Read(group, "pids", "pids.events"), "max") is { } count && Number(count) > 0;

    private static string? IfFull(string inside, DriveInfo drive) =>
        drive.AvailableFreeSpace < Full ? $"The sandbox's {(inside == "/" ? "disk" : inside)} of {Size(drive.TotalSize)} is full." : null;

    private static string? Field(string? lines, string name) =>
        lines?.Split('\n').Select(line => line.Split(' ')).FirstOrDefault(field => field[0] == name)?[1];

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Size(long bytes) =>
        bytes >= 1 << 30 ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 30):0.#} GiB") : $"{bytes >> 20} MiB";
}
