using Site.Diagnostics;
using Site.Engines;

namespace Site.Sandbox;

/// <summary>Checks whether this machine has everything that a sandbox needs.</summary>
public static class Host
{
    private static readonly (string Program, string Package)[] Programs =
    [
        ("bash", "bash"),
        ("mmdebstrap", "mmdebstrap"),
        ("unshare", "util-linux"),
        ("nsenter", "util-linux"),
        ("setpriv", "util-linux"),
        ("setsid", "util-linux"),
        ("mount", "mount"),
    ];

    private static readonly Version Oldest = new(6, 6);

    private static readonly (string Controller, string Resource)[] Controllers =
    [
        ("memory", "memory"),
        ("pids", "processes"),
        ("cpu", "processors"),
    ];

    /// <summary>Checks that nothing is missing.</summary>
    /// <exception cref="MachineException">Something is missing; the message has the command that fixes it.</exception>
    public static void Require()
    {
        if (Missing() is { } missing)
        {
            throw missing;
        }
    }

    /// <summary>What is missing, and how to fix it; null when a sandbox can start. Only the first problem is returned.</summary>
    public static MachineException? Missing()
    {
        if (!OperatingSystem.IsLinux())
        {
            return new("A sandbox needs Linux", "On Windows, run this in WSL 2; on macOS, in a Linux virtual machine");
        }

        if (UserNamespace.Forbidden() is { } forbidden)
        {
            return forbidden;
        }

        if (!Environment.IsPrivilegedProcess && UserNamespace.Missing() is { } missing)
        {
            return missing;
        }

        if (IdRange.OfThisProcess() is null)
        {
            return MissingIds();
        }

        if (!Directory.EnumerateFileSystemEntries(ControlGroups.Root).Any())
        {
            return new(
                $"This machine has no control groups under {ControlGroups.Root}",
                $"sudo mount -t cgroup2 cgroup2 {ControlGroups.Root}"
            );
        }

        var packages = Programs.Where(needed => !IsInstalled(needed.Program)).ToList();
        return packages.Count == 0
            ? null
            : new(
                $"Not installed: {string.Join(", ", packages.Select(needed => needed.Program))}",
                $"sudo apt-get install -y {string.Join(' ', packages.Select(needed => needed.Package).Distinct())}"
            );
    }

    /// <summary>The exception for a process that has too few ids to give a sandbox some.</summary>
    internal static MachineException MissingIds() =>
        new(
            $"A sandbox needs {IdRange.Needed} user and group ids of its own, and here are too few, as in a container without root",
            "Run this outside of containers, or in a container whose ids are not mapped"
        );

    /// <summary>The exception for a sandbox that this machine could not isolate.</summary>
    /// <param name="output">What the scripts that set it up printed.</param>
    internal static MachineException Refusal(string output) =>
        Environment.OSVersion.Version < Oldest
            ? new(
                $"A sandbox could not be set up on Linux {Environment.OSVersion.Version}: {output.Trim()}",
                $"Use Linux {Oldest} or later, in which files in memory can have the attributes that an overlay in a user namespace needs"
            )
        : File.ReadLines("/proc/filesystems").Any(line => line.EndsWith("\toverlay", StringComparison.Ordinal))
            ? new(
                $"A sandbox could not be set up: {output.Trim()}",
                "Use a kernel with user namespaces, and run this outside of containers, or in a privileged one"
            )
        : new(
            "A sandbox could not be set up: this kernel has no overlay file system",
            "Run `sudo modprobe overlay`, or use a kernel that has it"
        );

    /// <summary>
    /// A sentence about the resources that cannot be limited for a sandbox on this machine, and why; null when all can be limited.
    /// </summary>
    public static string? MissingLimits()
    {
        var missing = Controllers.Where(limit => !ControlGroups.Has(limit.Controller)).Select(limit => limit.Resource).ToList();
        var resources = string.Join(", ", missing);
        return missing.Count == 0 ? null
            : HasControlGroups ? $"A sandbox on this machine has no limit on {resources}: the kernel's control groups lack it"
            : $"A sandbox has no limit on {resources}: {NoControlGroups}. {GetControlGroups}";
    }

    /// <summary>Whether the memory and the processes of a sandbox, and of containers in it, can be limited.</summary>
    public static bool HasLimits => ControlGroups.Has("memory") && ControlGroups.Has("pids");

    /// <summary>Whether this process may make control groups. Without them, there are no limits, and no machines with systemd.</summary>
    internal static bool HasControlGroups => ControlGroups.New().Paths.Count > 0;

    /// <summary>The exception for a kind of machine that cannot be without control groups.</summary>
    internal static MachineException MissingControlGroups(MachineKind machine) =>
        new($"A machine of the kind {machine.ToString().ToLowerInvariant()} needs control groups, and {NoControlGroups}", GetControlGroups);

    /// <summary>The exception for a machine whose systemd cannot watch files, because others of the same account watch so many.</summary>
    internal static MachineException MissingInotify() =>
        new(
            "systemd needs to watch files, and the limit for that is reached",
            "End other sandboxes, and programs that watch files, or raise the limit: "
                + "sudo sysctl fs.inotify.max_user_instances=1024 fs.inotify.max_user_watches=524288"
        );

    private const string NoControlGroups = "this account may not make any here";

    /// <summary>How to get control groups.</summary>
    public const string GetControlGroups =
        "Log in to a session of systemd (with version 2 of the control groups), or run the same command with sudo";

    /// <summary>The command that installs the machine emulator.</summary>
    public const string InstallQemu = "sudo apt-get install -y qemu-system-x86";

    /// <summary>Whether the machine emulator is installed. Images and steps that need it are left out elsewhere.</summary>
    public static bool HasQemu => IsInstalled("qemu-system-x86_64");

    /// <summary>Whether a program is found in <c>PATH</c>.</summary>
    internal static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(directory => File.Exists(Path.Combine(directory, program)));
}
