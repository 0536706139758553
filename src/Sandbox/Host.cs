using Site.Diagnostics;

namespace Site.Sandbox;

/// <summary>What this machine must have before a sandbox can start.</summary>
public static class Host
{
    private static readonly (string Program, string Package)[] Programs =
    [
        ("bash", "bash"),
        ("debootstrap", "debootstrap"),
        ("unshare", "util-linux"),
        ("nsenter", "util-linux"),
        ("setpriv", "util-linux"),
        ("setsid", "util-linux"),
        ("mount", "mount"),
    ];

    private static readonly (string Controller, string Of)[] LimitsReached =
    [
        ("memory", "memory"),
        ("pids", "processes"),
        ("cpu", "processors"),
    ];

    /// <exception cref="MachineException">Something is missing; the message has the command that fixes it.</exception>
    public static void Require()
    {
        if (Missing() is { } missing)
        {
            throw missing;
        }
    }

    /// <summary>The first thing that is missing, or null.</summary>
    public static MachineException? Missing()
    {
        if (!OperatingSystem.IsLinux())
        {
            return new("A sandbox needs Linux", "On Windows, run this in WSL 2; on macOS, in a Linux virtual machine");
        }

        if (!Environment.IsPrivilegedProcess)
        {
            return new("A sandbox needs root, to make namespaces and mounts", "Run the same command with sudo");
        }

        if (ControlGroups.Mounts() is not { Count: > 0 } groups)
        {
            return new(
                $"This machine has no control groups under {ControlGroups.Root}",
                $"sudo mount -t cgroup2 cgroup2 {ControlGroups.Root}"
            );
        }

        if (groups.Any(options => options.Contains("ro")))
        {
            return new(
                $"{ControlGroups.Root} is read-only, as in a container",
                "Run this on the machine itself, or in a container that is privileged"
            );
        }

        var packages = Programs.Where(needed => !IsInstalled(needed.Program)).ToList();
        return packages.Count == 0
            ? null
            : new(
                $"This machine has no {string.Join(", no ", packages.Select(needed => needed.Program))}",
                $"sudo apt-get install -y {string.Join(' ', packages.Select(needed => needed.Package).Distinct())}"
            );
    }

    /// <summary>Why this machine could not isolate a sandbox.</summary>
    /// <param name="output">What setting it up printed.</param>
    internal static MachineException Refusal(string output) =>
        File.ReadLines("/proc/filesystems").Any(line => line.EndsWith("\toverlay", StringComparison.Ordinal))
            ? new(
                $"A sandbox could not be set up: {output.Trim()}",
                "A kernel with namespaces, and real root rather than a container's, are needed"
            )
            : new(
                "A sandbox could not be set up: this kernel has no overlay file system",
                "sudo modprobe overlay, or use a kernel that has it"
            );

    /// <summary>What a sandbox on this machine has no ceiling of, since the kernel's control groups cannot hold it; null: it has all.</summary>
    public static string? MissingLimits()
    {
        var missing = LimitsReached.Where(ceiling => !ControlGroups.Has(ceiling.Controller)).Select(ceiling => ceiling.Of).ToList();
        return missing.Count == 0
            ? null
            : $"A sandbox here has no ceiling of {string.Join(", ", missing)}: the kernel's control groups do not have it";
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(directory => File.Exists(Path.Combine(directory, program)));
}
