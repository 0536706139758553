using System.Globalization;

namespace Site.Sandbox;

/// <summary>
/// The user ids and group ids that a sandbox has. Its root is the first of them, which is an unprivileged account outside. Files of engines
/// and images belong to ids of this range.
/// </summary>
/// <param name="First">The first id, as this process counts, or would count as root of a <see cref="UserNamespace"/>.</param>
/// <param name="Count">How many there are. With twice <see cref="Needed"/>, a sandbox in the sandbox is possible.</param>
/// <param name="Outside">The same first id, as the parent of this process's user namespace counts.</param>
internal sealed record IdRange(uint First, uint Count, uint Outside)
{
    /// <summary>As many ids as Debian's accounts use, from <c>root</c>, 0, to <c>nobody</c>, 65534.</summary>
    public const uint Needed = 65536;

    private const uint Wanted = 2 * Needed;

    /// <summary>
    /// The first id for root, who may use all. No tool gives out ids from here to 2,147,483,647.
    /// See https://systemd.io/UIDS-GIDS/.
    /// </summary>
    private const uint FirstOfRoot = 0x70000000;

    /// <summary>The range for this process; null when it has too few ids.</summary>
    public static IdRange? OfThisProcess()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return SubordinateIds.OfThisUser() is { } ids ? new IdRange(1, Math.Min(ids.Count, Wanted), ids.FirstUser) : null;
        }

        return FromMap(File.ReadLines("/proc/self/uid_map"));
    }

    /// <summary>Whether this process is outside of all user namespaces, so that its root is the machine's.</summary>
    public static bool IsOutside => Lines(File.ReadLines("/proc/self/uid_map")).Any(line => line.Count == uint.MaxValue);

    /// <summary>Chooses the range from a table of the ids that a process of root has, in the format of <c>/proc/PID/uid_map</c>.</summary>
    internal static IdRange? FromMap(IEnumerable<string> map)
    {
        // There can be a line for a single account besides, such as the owner of a directory that a sandbox around this process shares.
        var last = Lines(map).Where(line => line.Count >= Needed).DefaultIfEmpty().MaxBy(line => line.Inside);
        if (last.Inside <= FirstOfRoot && FirstOfRoot - last.Inside + Wanted <= last.Count)
        {
            return new IdRange(FirstOfRoot, Wanted, last.Outside + FirstOfRoot - last.Inside);
        }

        // Root itself, id 0, is never given to a sandbox.
        var free = last.Count - (last.Inside == 0 ? 1 : 0);
        var count = free >= Wanted ? Wanted : Needed;
        return free < Needed
            ? null
            : new IdRange((uint)(last.Inside + last.Count - count), count, (uint)(last.Outside + last.Count - count));
    }

    private static IEnumerable<(uint Inside, uint Outside, uint Count)> Lines(IEnumerable<string> map) =>
        map.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(fields => fields.Select(field => uint.Parse(field, CultureInfo.InvariantCulture)).ToArray())
            .Select(fields => (fields[0], fields[1], fields[2]));
}
