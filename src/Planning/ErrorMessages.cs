using System.Text.RegularExpressions;
using Site.Content;
using Site.Recordings;

namespace Site.Planning;

/// <summary>
/// The error messages in the recorded output of a step, so that search finds the step by a message that a reader pastes.
/// </summary>
internal static partial class ErrorMessages
{
    /// <summary>Stands for the parts of a message that are different for every reader, such as names, paths and ids.</summary>
    private const string Variable = "…";

    private const int LongestLine = 400;

    /// <returns>The lines of all engines, each once, in the order in which they were printed.</returns>
    public static IReadOnlyList<string> Of(Step step, LessonRecordings recordings) =>
        [
            .. Outputs(step, recordings)
                .SelectMany(text => text.Split('\n'))
                .Where(line => line.Length <= LongestLine)
                .Select(WithoutVariables)
                .Where(line => Failure().IsMatch(line))
                .Distinct(),
        ];

    private static IEnumerable<string> Outputs(Step step, LessonRecordings recordings) =>
        recordings[step, Variant.Shell] is { } recording
            ? recordings.Others(step, Variant.Shell).Select(other => other.Output.Text).Prepend(recording.Run.Text)
            : [];

    private static string WithoutVariables(string line) => Repeated().Replace(VariableWord().Replace(line.Trim(), Variable), Variable);

    /// <summary>What error messages say, in the words of Docker, systemd, the kernel and the programs that the lessons use.</summary>
    [GeneratedRegex(
        @"\b(errors?|fail(ed|ure|s)?|denied|refused|cannot|can't|couldn't|unable|unknown|invalid|illegal|conflict|directives|toomanyrequests|x509"
            + @"|proxyconnect|lookup|no (such|space|matching|route)|not (found|permitted|allowed|valid|supported|connect)|already (in use|allocated)"
            + @"|too (old|new|many|quickly|often)|exec format|is restarting|was found but)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Failure();

    /// <summary>
    /// A word with a digit or a slash in it, in double quotes, or with a dot, a colon or an at sign between letters. Browsers apply the
    /// same rule to what a reader pastes, see <c>theme/assets/search/messages.ts</c>.
    /// </summary>
    [GeneratedRegex(@"(?<!\S)(?!x509:)(\S*[0-9/]\S*|""[^""\s]*""\S*|\S*\w[.:@]\w\S*)(?!\S)")]
    private static partial Regex VariableWord();

    [GeneratedRegex(@"…(\s+…)+")]
    private static partial Regex Repeated();
}
