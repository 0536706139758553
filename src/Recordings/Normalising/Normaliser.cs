using System.Text.RegularExpressions;

namespace Site.Recordings.Normalising;

/// <summary>
/// Removes what differs between two runs of the same command: ids, times, sizes, process ids and the widths of columns are replaced with
/// placeholders. Within a text, the same id always gets the same placeholder.
/// </summary>
public static partial class Normaliser
{
    /// <summary>The number of hexadecimal digits in a full id, and in its short form.</summary>
    private const int LongId = 64;
    private const int ShortId = 12;

    /// <summary>The rules that keep ids. The order matters, because a rule can depend on the result of an earlier one.</summary>
    private static readonly Func<string, string>[] Preparations =
    [
        text => text.ReplaceLineEndings("\n"),
        WithoutEscapes,
        text => LateWait().Replace(text, ""),
        TransferProgress.Normalise,
        BuildProgress.Normalise,
        PackageDownloads.Normalise,
        ServiceStatus.Normalise,
        ProcessTable.Normalise,
        SortedRows.Normalise,
    ];

    private static readonly Func<string, string>[] Rules =
    [
        .. Preparations,
        text => DebianKernel().Replace(text, "<debian-kernel>"),
        text => ProcessId().Replace(text, "<pid>"),
        text => Named(text, Digest(), "digest"),
        text => Named(text, Id(), "id"),
        text => Named(text, LayerLink(), "layer"),
        text => Named(text, Snapshot(), "snapshot"),
        text => Named(text, TemporaryLink(), "link"),
        text => Named(text, Namespace(), "namespace"),
        text => Named(text, HardwareAddress(), "mac"),
        text => Named(text, EphemeralPort(), "port"),
        text => Timestamp().Replace(text, "<time>"),
        text => EpochTime().Replace(text, "<time>"),
        text => Age().Replace(text, "<age>"),
        text => Elapsed().Replace(text, "<duration>"),
        text => Size().Replace(text, "<size>"),
        text => GeneratedName().Replace(text, "<name>"),
        text => Spaces().Replace(text, " "),
    ];

    /// <summary>Removes control sequences, which set colours and move the cursor.</summary>
    public static string WithoutEscapes(string output) => Escape().Replace(output, "");

    /// <param name="kernel">The release of the kernel that the command ran on, which is also replaced.</param>
    public static string Normalise(string output, string kernel = "")
    {
        var named = KernelRelease.Names(kernel).Aggregate(output, (text, name) => KernelRelease.Replace(text, name, "<kernel>"));
        return Rules.Aggregate(named, (text, rule) => rule(text));
    }

    /// <summary>The short forms of the ids and digests in an output, in their order.</summary>
    public static IEnumerable<string> Ids(string output) =>
        Id().Matches(Preparations.Aggregate(output, (text, rule) => rule(text))).Select(match => match.Value[..ShortId]);

    internal static string WithoutIds(string line) => Id().Replace(line, "");

    /// <summary>Replaces ids with numbered placeholders. The short and the full form of an id get the same one.</summary>
    private static string Named(string text, Regex pattern, string kind)
    {
        var names = new Dictionary<string, string>();
        return pattern.Replace(
            text,
            match =>
            {
                var id = match.Groups["id"].Value;
                var start = id.Length == LongId ? id[..ShortId] : id;
                names.TryAdd(start, $"<{kind}-{names.Count + 1}>");
                return names[start];
            }
        );
    }

    [GeneratedRegex(@"\x1b\[[0-9;?]*[ -/]*[@-~]")]
    private static partial Regex Escape();

    [GeneratedRegex(@"(?<=\b(PID|[Pp]rocess|numbers) )[0-9]{2,}\b")]
    private static partial Regex ProcessId();

    /// <summary>The release of a kernel that Debian built. A virtual machine has one, which changes with each security update.</summary>
    [GeneratedRegex(@"\b[0-9]+\.[0-9]+(\.[0-9]+)?[-+][\w.+~-]*amd64\b")]
    private static partial Regex DebianKernel();

    [GeneratedRegex(@"sha256:(?<id>[0-9a-f]{64})\b")]
    private static partial Regex Digest();

    /// <summary>An id must contain a digit, because twelve letters from a to f can also be a word.</summary>
    [GeneratedRegex(@"\b(?<id>(?=[a-f]*[0-9])([0-9a-f]{64}|[0-9a-f]{12}))\b")]
    private static partial Regex Id();

    /// <summary>The short name that the storage driver overlay2 draws for a layer, so that the options of a mount stay short.</summary>
    [GeneratedRegex(@"(?<=/overlay2/l/)(?<id>[A-Z0-9]{26})\b")]
    private static partial Regex LayerLink();

    /// <summary>The number of a layer's directory in containerd's store. Layers get theirs in the order in which they happen to arrive.</summary>
    [GeneratedRegex(@"(?<=/snapshots/)(?<id>[0-9]+)\b")]
    private static partial Regex Snapshot();

    /// <summary>The number in the name of a file that the storage driver overlay2 writes before it gives it its final name.</summary>
    [GeneratedRegex(@"(?<=/\.tmp-link)(?<id>[0-9]+)\b")]
    private static partial Regex TemporaryLink();

    /// <summary>
    /// What the client of Docker 20.10 adds to the reason why a container could not start, if it learns that reason before its question
    /// when the container ends has been answered.
    /// </summary>
    [GeneratedRegex(@"^time=""[^""]*"" level=error msg=""error waiting for container: context canceled"" *\n?", RegexOptions.Multiline)]
    private static partial Regex LateWait();

    /// <summary>The number of a namespace, which the kernel takes from a range that nothing else uses in practice.</summary>
    [GeneratedRegex(@"\b(?<id>402653[0-9]{4})\b")]
    private static partial Regex Namespace();

    /// <summary>
    /// A MAC address. Docker 28 and later generate a random one for a container; older versions derive it from the IP address.
    /// </summary>
    [GeneratedRegex(@"\b(?<id>([0-9a-f]{2}:){5}[0-9a-f]{2})\b")]
    private static partial Regex HardwareAddress();

    /// <summary>A host port that was chosen by the engine, in the form that lists of ports use: <c>0.0.0.0:32768-&gt;80/tcp</c>.</summary>
    [GeneratedRegex(@"(?<=[\]0-9:]:)(?<id>3276[89]|327[7-9][0-9]|32[89][0-9]{2}|3[3-9][0-9]{3}|[45][0-9]{4}|60[0-9]{3})(?=->)")]
    private static partial Regex EphemeralPort();

    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?( ?[+-][0-9]{4}| ?UTC|Z)*")]
    private static partial Regex Timestamp();

    /// <summary>The seconds since 1970 between which a call asks for events or for a log.</summary>
    [GeneratedRegex(@"(?<=[?&](since|until)=)[0-9]{10}(\.[0-9]+)?\b")]
    private static partial Regex EpochTime();

    [GeneratedRegex(@"\b(Less than a second|About an? (minute|hour)|[0-9]+ (second|minute|hour|day|week|month|year)s?)( ago)?\b")]
    private static partial Regex Age();

    [GeneratedRegex(@"\b([0-9]+m)?[0-9]+(\.[0-9]+)?m?s\b")]
    private static partial Regex Elapsed();

    [GeneratedRegex(@"\b[0-9]+(\.[0-9]+)? ?(([kKMG]i?)?B|bytes)\b")]
    private static partial Regex Size();

    /// <summary>A container name that the engine has generated, which consists of an adjective and a surname.</summary>
    [GeneratedRegex(@"(?<![\w./:-])[a-z]{3,}_[a-z]{2,}[0-9]?(?![\w./-])")]
    private static partial Regex GeneratedName();

    [GeneratedRegex(@" {2,}")]
    private static partial Regex Spaces();
}
