using System.Collections;
using System.Globalization;
using Site.Diagnostics;
using Site.Sandbox.Scripts;

namespace Site.Sandbox;

/// <summary>
/// Makes this program root for an ordinary user: root of a user namespace, in which the user's own id and the user's
/// <see cref="SubordinateIds"/> are all the ids there are. With it, the same code runs with and without sudo.
/// </summary>
public static class UserNamespace
{
    private const string RestrictedByAppArmor = "/proc/sys/kernel/apparmor_restrict_unprivileged_userns";
    private const string AllowedByDebian = "/proc/sys/kernel/unprivileged_userns_clone";
    private const string Maximum = "/proc/sys/user/max_user_namespaces";

    /// <summary>
    /// Starts this program anew in a user namespace of its own, in the same process, unless it is root. If the user's systemd can, it first
    /// gives the program a control group of its own, below which the program may make others. Call it before anything is done that should
    /// not be done twice. Where it is not possible, the program just goes on, and <see cref="Host.Require"/> says why.
    /// </summary>
    public static void Enter()
    {
        if (!OperatingSystem.IsLinux() || Environment.IsPrivilegedProcess || (Forbidden() ?? Missing()) is not null)
        {
            return;
        }

        var ids = SubordinateIds.OfThisUser()!;
        var variables = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            // It names a user by the id that the user has outside.
            .Where(variable => variable.Key is not "SUDO_UID")
            .Select(variable => $"{variable.Key}={variable.Value}")
            .Append($"DRYDOCK_USERNS={Script.Userns}");
        string[] command =
        [
            "bash",
            "-c",
            Script.Delegate,
            "delegate",
            Map(Libc.getuid(), ids.FirstUser, ids.Count),
            Map(Libc.getgid(), ids.FirstGroup, ids.Count),
            .. ThisProgram(),
        ];
        RemoveDiagnosticSocket();
        Libc.execve("/bin/bash", [.. command, null], [.. variables, null]);
        throw new MachineException("bash could not be started", "sudo apt-get install -y bash", Libc.Fault("execve"));
    }

    /// <summary>Why nobody can make user namespaces here, not even root; null when it is possible.</summary>
    internal static MachineException? Forbidden() =>
        Setting(Maximum) == "0" ? new("This kernel allows no user namespaces", "Run `sudo sysctl user.max_user_namespaces=10000`") : null;

    /// <summary>Why this user cannot make user namespaces here, and how to change that; null when nothing is in the way.</summary>
    internal static MachineException? Missing()
    {
        const string Sudo = ", or run the same command with sudo";
        if (Setting(AllowedByDebian) == "0")
        {
            return new("This kernel lets only root make user namespaces", $"Run `sudo sysctl kernel.unprivileged_userns_clone=1`{Sudo}");
        }

        if (Setting(RestrictedByAppArmor) == "1" && !IsAllowedByAppArmor())
        {
            return new(
                "AppArmor lets only root, and programs with a profile for it, make user namespaces",
                $"Install the profile from the page “A throwaway machine of your own”{Sudo}"
            );
        }

        if (!Host.IsInstalled("newuidmap") || !Host.IsInstalled("newgidmap"))
        {
            return new("Without root, a sandbox needs newuidmap and newgidmap", $"sudo apt-get install -y uidmap{Sudo}");
        }

        return SubordinateIds.OfThisUser() is null
            ? new(
                $"{SubordinateIds.Users} and {SubordinateIds.Groups} give {Environment.UserName} no range of {IdRange.Needed} ids",
                $"Run `sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 {Environment.UserName}`, with a range that nobody else has there{Sudo}"
            )
            : null;
    }

    /// <summary>A profile that allows it lets this program run unconfined under a name other than <c>unconfined</c>.</summary>
    private static bool IsAllowedByAppArmor() =>
        Setting("/proc/self/attr/apparmor/current") is { } current && current != "unconfined" && current.Contains("(unconfined)");

    /// <summary>
    /// Removes the socket on which .NET listens for its diagnostic tools. .NET would not, as the program does not end; and the program that
    /// starts anew, which has the same process id, could not make its own and so would not remove it either.
    /// </summary>
    private static void RemoveDiagnosticSocket()
    {
        try
        {
            foreach (var socket in Directory.EnumerateFiles(Path.GetTempPath(), $"dotnet-diagnostic-{Environment.ProcessId}-*-socket"))
            {
                File.Delete(socket);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Another user's process with the same id has left one. It is not in the way.
        }
    }

    private static string? Setting(string path) => File.Exists(path) ? File.ReadAllText(path).Trim('\n', '\0', ' ') : null;

    private static string Map(uint own, uint first, uint count) =>
        string.Create(CultureInfo.InvariantCulture, $"0 {own} 1\n1 {first} {count}");

    private static IEnumerable<string> ThisProgram()
    {
        var arguments = Environment.GetCommandLineArgs();
        return Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? arguments.Prepend(Environment.ProcessPath!)
            : arguments.Skip(1).Prepend(Environment.ProcessPath!);
    }
}
