using System.Text.RegularExpressions;

namespace Site.Recordings.Normalising;

/// <summary>
/// Normalises the progress of a pull or a push. Layers are transferred in parallel and report in any order. Only the lines that every
/// transfer prints are kept, in the order in which the layers first appear.
/// </summary>
internal static partial class TransferProgress
{
    private static readonly string[] Kept =
    [
        "Pulling fs layer",
        "Pull complete",
        "Already exists",
        "Preparing",
        "Layer already exists",
        "Mounted from",
        "Pushed",
    ];

    public static string Normalise(string text)
    {
        var layers = new List<string>();
        var lines = text.Split('\n').ToList();
        var first = lines.FindIndex(line => Line().IsMatch(line));
        if (first < 0)
        {
            return text;
        }

        var progress = lines.Where(line => Line().IsMatch(line)).ToList();
        progress.ForEach(line => layers.Add(Line().Match(line).Groups["layer"].Value));
        lines.RemoveAll(line => Line().IsMatch(line));
        lines.InsertRange(
            first,
            progress
                .Where(line => RankOf(line) >= 0)
                .OrderBy(RankOf)
                .ThenBy(line => layers.IndexOf(Line().Match(line).Groups["layer"].Value))
        );
        return string.Join('\n', lines);
    }

    /// <returns>-1 for a line that is not kept.</returns>
    private static int RankOf(string line) => Array.IndexOf(Kept, Line().Match(line).Groups["state"].Value);

    [GeneratedRegex(
        @"^(?<layer>[0-9a-f]{12}): (?<state>Pulling fs layer|Waiting|Downloading.*|Verifying Checksum|Download complete"
            + @"|Extracting.*|Pull complete|Already exists|Preparing|Pushing.*|Pushed|Layer already exists|Mounted from(?= .+))( .+)?$"
    )]
    private static partial Regex Line();
}
