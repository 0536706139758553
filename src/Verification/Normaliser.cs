using System.Text.RegularExpressions;

namespace Site.Verification;

/// <summary>
/// What two honest runs of the same command print alike: ids, times, sizes and the widths of columns give way to names.
/// The same id gets the same name throughout a text.
/// </summary>
public static partial class Normaliser
{
    public static string Normalise(string output)
    {
        var text = output.ReplaceLineEndings("\n");
        text = Named(text, Digest(), "digest");
        text = Named(text, Id(), "id");
        text = Timestamp().Replace(text, "<time>");
        text = Age().Replace(text, "<age>");
        text = Elapsed().Replace(text, "<duration>");
        text = Size().Replace(text, "<size>");
        text = GeneratedName().Replace(text, "<name>");
        return Spaces().Replace(text, " ");
    }

    /// <summary>A short id is the start of a long one: both get one name.</summary>
    private static string Named(string text, Regex pattern, string kind)
    {
        var names = new Dictionary<string, string>();
        return pattern.Replace(text, match =>
        {
            var start = match.Groups["id"].Value[..12];
            names.TryAdd(start, $"<{kind}-{names.Count + 1}>");
            return names[start];
        });
    }

    [GeneratedRegex(@"sha256:(?<id>[0-9a-f]{64})\b")]
    private static partial Regex Digest();

    [GeneratedRegex(@"\b(?<id>(?=[0-9a-f]*[0-9])([0-9a-f]{64}|[0-9a-f]{12}))\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?( ?[+-][0-9]{4}| ?UTC|Z)*\b")]
    private static partial Regex Timestamp();

    [GeneratedRegex(@"\b(Less than a second|About an? (minute|hour)|[0-9]+ (second|minute|hour|day|week|month|year)s?)( ago)?\b")]
    private static partial Regex Age();

    [GeneratedRegex(@"\b[0-9]+(\.[0-9]+)?m?s\b")]
    private static partial Regex Elapsed();

    [GeneratedRegex(@"\b[0-9]+(\.[0-9]+)? ?[kMG]?i?B\b")]
    private static partial Regex Size();

    /// <summary>Docker's own names for containers: an adjective and a surname.</summary>
    [GeneratedRegex(@"(?<=\s)[a-z]+_[a-z]+[0-9]?(?=\s|$)")]
    private static partial Regex GeneratedName();

    [GeneratedRegex(@" {2,}")]
    private static partial Regex Spaces();
}
