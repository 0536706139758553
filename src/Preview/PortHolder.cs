using System.Net;
using System.Net.NetworkInformation;
using Site.Diagnostics;

namespace Site.Preview;

/// <summary>Finds out which program uses a port, as far as <c>/proc</c> shows it, and which port is free instead.</summary>
internal static class PortHolder
{
    /// <summary>The state TCP_LISTEN in <c>/proc/net/tcp</c>.</summary>
    private const string Listening = "0A";

    public static MachineException InUse(IPEndPoint address, Exception fault) =>
        new(
            $"Port {address.Port} of {address.Address} is in use{(Find(address.Port) is { } holder ? $" by {holder}" : "")}",
            NextFree(address.Port) is { } free ? $"Choose the next free port: --port {free}" : "Stop the program that uses it.",
            fault
        );

    /// <returns>The program's name and process id; null if there is no <c>/proc</c>, or if the process belongs to another user.</returns>
    private static string? Find(int port)
    {
        var sockets = Sockets("/proc/net/tcp", port)
            .Concat(Sockets("/proc/net/tcp6", port))
            .Select(inode => $"socket:[{inode}]")
            .ToHashSet();
        return sockets.Count == 0
            ? null
            : Directory
                .EnumerateDirectories("/proc")
                .Where(directory => int.TryParse(Path.GetFileName(directory), out _))
                .Where(directory => Holds(directory, sockets))
                .Select(directory => $"`{Name(directory)}` (process {Path.GetFileName(directory)})")
                .FirstOrDefault();
    }

    /// <summary>
    /// The inodes of the sockets that listen on a port. Each line of the table is
    /// <c>sl local remote state tx:rx tr:tm retries uid timeout inode</c>.
    /// </summary>
    private static IEnumerable<string> Sockets(string table, int port) =>
        !File.Exists(table)
            ? []
            : File.ReadLines(table)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields is [_, var local, _, Listening, ..] && local.EndsWith($":{port:X4}", StringComparison.Ordinal))
                .Select(fields => fields[9]);

    private static bool Holds(string process, HashSet<string> sockets)
    {
        try
        {
            return Directory
                .EnumerateFileSystemEntries(Path.Combine(process, "fd"))
                .Any(open => Target(open) is { } target && sockets.Contains(target));
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            // The process belongs to another user, or it has just ended.
            return false;
        }
    }

    private static string? Target(string open)
    {
        try
        {
            return File.ResolveLinkTarget(open, returnFinalTarget: false)?.Name;
        }
        catch (IOException)
        {
            // The process has closed this one since it was listed; the others are still to be looked at.
            return null;
        }
    }

    private static string Name(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "comm")).Trim();
        }
        catch (IOException)
        {
            return "a program";
        }
    }

    private static int? NextFree(int port)
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        return Enumerable
            .Range(port + 1, IPEndPoint.MaxPort - port)
            .Where(next => !taken.Contains(next))
            .Select(next => (int?)next)
            .FirstOrDefault();
    }
}
