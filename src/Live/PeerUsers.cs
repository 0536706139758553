using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Site.Sandbox;

namespace Site.Live;

/// <summary>Knows which users of this computer may use the machines. The kernel's tables of TCP sockets say whose a connection is.</summary>
/// <param name="allowed">Their ids, as this program sees them.</param>
internal sealed class PeerUsers(IReadOnlyCollection<uint> allowed)
{
    /// <summary>The fields of a line of the tables, and the state of a connection that is open.</summary>
    private const int Local = 1,
        Remote = 2,
        State = 3,
        User = 7;

    private const string Established = "01";

    /// <summary>
    /// In WSL, the browser usually runs on Windows. A program of root there, or the kernel itself, passes its connections on, so the tables
    /// do not say whose they are.
    /// </summary>
    private static readonly bool IsKnown = !File.ReadAllText("/proc/sys/kernel/osrelease")
        .Contains("microsoft", StringComparison.OrdinalIgnoreCase);

    /// <summary>The user who started this program, and the one who did so with sudo.</summary>
    /// <param name="sudo">The variable <c>SUDO_UID</c>.</param>
    public static PeerUsers OfThisStart(string? sudo) =>
        new([Libc.getuid(), .. uint.TryParse(sudo, CultureInfo.InvariantCulture, out var user) ? new[] { user } : []]);

    /// <summary>Whether one of them has made a connection.</summary>
    public bool Made(ConnectionInfo connection) =>
        !IsKnown
        || (
            connection is { RemoteIpAddress: { } from, LocalIpAddress: { } to }
            && UserOf(Plain(from), connection.RemotePort, Plain(to), connection.LocalPort) is { } user
            && allowed.Contains(user)
        );

    /// <summary>A program can make a connection of version 4 with a socket of version 6, too.</summary>
    private static uint? UserOf(IPAddress from, int fromPort, IPAddress to, int toPort) =>
        Find("/proc/net/tcp", Name(from, fromPort), Name(to, toPort))
        ?? Find("/proc/net/tcp6", Name(from.MapToIPv6(), fromPort), Name(to.MapToIPv6(), toPort));

    private static uint? Find(string table, string from, string to) =>
        !File.Exists(table)
            ? null
            : File.ReadLines(table)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields.Length > User && fields[Local] == from && fields[Remote] == to && fields[State] == Established)
                .Select(fields => (uint?)uint.Parse(fields[User], CultureInfo.InvariantCulture))
                .FirstOrDefault();

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>An address and a port as in the tables: every four bytes are a number in the order of this computer.</summary>
    private static string Name(IPAddress address, int port)
    {
        var bytes = address.GetAddressBytes();
        var numbers = Enumerable.Range(0, bytes.Length / sizeof(uint)).Select(index => BitConverter.ToUInt32(bytes, index * sizeof(uint)));
        return $"{string.Concat(numbers.Select(number => number.ToString("X8", CultureInfo.InvariantCulture)))}:{port:X4}";
    }
}
