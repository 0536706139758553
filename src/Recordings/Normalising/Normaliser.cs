using System.Text.RegularExpressions;

namespace Site.Recordings.Normalising;

/// <summary>
/// What two honest runs of the same command print alike: ids, times, sizes, process ids and the widths of columns
/// give way to names. The same id gets the same name throughout a text.
/// </summary>
public static partial class Normaliser
{
    /// <summary>Characters of an id, and of its start that stands for it.</summary>
    private const int LongId = 64;
    private const int ShortId = 12;

    /// <summary>In this order: a rule may rest on what an earlier one has left. These leave ids as they are.</summary>
    private static readonly Func<string, string>[] Preparations =
    [
        text => text.ReplaceLineEndings("\n"),
        WithoutEscapes,
        PullProgress.Normalise,
        BuildProgress.Normalise,
        ProcessTable.Normalise,
        SortedRows.Normalise,
    ];

    private static readonly Func<string, string>[] Rules =
    [
        .. Preparations,
        text => ProcessId().Replace(text, "<pid>"),
        text => Named(text, Digest(), "digest"),
        text => Named(text, Id(), "id"),
        text => Named(text, HardwareAddress(), "mac"),
        text => Named(text, EphemeralPort(), "port"),
        text => Timestamp().Replace(text, "<time>"),
        text => Age().Replace(text, "<age>"),
        text => Elapsed().Replace(text, "<duration>"),
        text => Size().Replace(text, "<size>"),
        text => GeneratedName().Replace(text, "<name>"),
        text => Spaces().Replace(text, " "),
    ];

    /// <summary>The text without its colours and movements of the cursor.</summary>
    public static string WithoutEscapes(string output) => Escape().Replace(output, "");

    /// <param name="kernel">The release of the kernel that the command ran on, which gives way to a name, too.</param>
    public static string Normalise(string output, string kernel = "")
    {
        var named = KernelRelease.Names(kernel).Aggregate(output, (text, name) => KernelRelease.Replace(text, name, "<kernel>"));
        return Rules.Aggregate(named, (text, rule) => rule(text));
    }

    /// <summary>The starts of its ids and digests, in the order in which they stand.</summary>
    public static IEnumerable<string> Ids(string output) =>
        Id().Matches(Preparations.Aggregate(output, (text, rule) => rule(text))).Select(match => match.Value[..ShortId]);

    internal static string WithoutIds(string line) => Id().Replace(line, "");

    /// <summary>A short id is the start of a long one: both get one name.</summary>
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

    [GeneratedRegex(@"(?<=\bPID )[0-9]{2,}\b")]
    private static partial Regex ProcessId();

    [GeneratedRegex(@"sha256:(?<id>[0-9a-f]{64})\b")]
    private static partial Regex Digest();

    /// <summary>An id has a digit in it: twelve letters may well be a word.</summary>
    [GeneratedRegex(@"\b(?<id>(?=[a-f]*[0-9])([0-9a-f]{64}|[0-9a-f]{12}))\b")]
    private static partial Regex Id();

    /// <summary>Since 28 a container's is made up; before, it came from the address.</summary>
    [GeneratedRegex(@"\b(?<id>([0-9a-f]{2}:){5}[0-9a-f]{2})\b")]
    private static partial Regex HardwareAddress();

    /// <summary>A port of the host that the engine has chosen, as lists of ports write it: <c>0.0.0.0:32768-&gt;80/tcp</c>.</summary>
    [GeneratedRegex(@"(?<=[\]0-9:]:)(?<id>3276[89]|327[7-9][0-9]|32[89][0-9]{2}|3[3-9][0-9]{3}|[45][0-9]{4}|60[0-9]{3})(?=->)")]
    private static partial Regex EphemeralPort();

    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?( ?[+-][0-9]{4}| ?UTC|Z)*")]
    private static partial Regex Timestamp();

    [GeneratedRegex(@"\b(Less than a second|About an? (minute|hour)|[0-9]+ (second|minute|hour|day|week|month|year)s?)( ago)?\b")]
    private static partial Regex Age();

    [GeneratedRegex(@"\b[0-9]+(\.[0-9]+)?m?s\b")]
    private static partial Regex Elapsed();

    [GeneratedRegex(@"\b[0-9]+(\.[0-9]+)? ?(([kMG]i?)?B|bytes)\b")]
    private static partial Regex Size();

    /// <summary>The engine's own names for containers: an adjective and a surname, as a word of its own.</summary>
    [GeneratedRegex(@"(?<![\w./:-])[a-z]{3,}_[a-z]{2,}[0-9]?(?![\w./-])")]
    private static partial Regex GeneratedName();

    [GeneratedRegex(@" {2,}")]
    private static partial Regex Spaces();
}
