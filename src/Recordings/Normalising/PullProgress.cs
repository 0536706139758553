using System.Text.RegularExpressions;

namespace Site.Recordings.Normalising;

/// <summary>
/// Normalises the progress of a pull. Layers are pulled in parallel and report in any order. Only the lines that every pull prints are
/// kept, in the order in which the layers first appear.
/// </summary>
internal static partial class PullProgress
{
    private static readonly string[] Kept = ["Pulling fs layer", "Pull complete", "Already exists"];

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
                .Where(line => Kept.Contains(Line().Match(line).Groups["state"].Value))
                .OrderBy(line => Array.IndexOf(Kept, Line().Match(line).Groups["state"].Value))
                .ThenBy(line => layers.IndexOf(Line().Match(line).Groups["layer"].Value))
        );
        return string.Join('\n', lines);
    }

    [GeneratedRegex(
        @"^(?<layer>[0-9a-f]{12}): (?<state>Pulling fs layer|Waiting|Downloading.*|Verifying Checksum|Download complete"
            + @"|Extracting.*|Pull complete|Already exists)$"
    )]
    private static partial Regex Line();
}
