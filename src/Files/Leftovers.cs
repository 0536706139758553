using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Site.Files;

/// <summary>
/// What a process puts beside a file or directory while it replaces it: <c>NAME.PROCESS.new</c> and <c>NAME.PROCESS.old</c>.
/// A killed process leaves them there.
/// </summary>
internal static partial class Leftovers
{
    /// <summary>Where this process prepares what will stand at a path.</summary>
    public static string Fresh(string path) => $"{path}.{Environment.ProcessId}.new";

    /// <summary>Where this process keeps what stood at a path until the new one is there.</summary>
    public static string Old(string path) => $"{path}.{Environment.ProcessId}.old";

    /// <summary>Deletes what processes that have ended left beside a path. What a running one is working on stays.</summary>
    public static void Sweep(string path)
    {
        foreach (var entry in Of(path))
        {
            Delete(entry);
        }
    }

    /// <summary>What earlier processes had put aside when they ended.</summary>
    public static IEnumerable<string> OldOf(string path) => Of(path).Where(entry => entry.EndsWith(".old", StringComparison.Ordinal));

    private static IReadOnlyList<string> Of(string path)
    {
        var (folder, name) = (Path.GetDirectoryName(path)!, Path.GetFileName(path));
        return !Directory.Exists(folder)
            ? []
            :
            [
                .. Directory
                    .EnumerateFileSystemEntries(folder)
                    .Where(entry =>
                        Path.GetFileName(entry) is var found
                        && found.StartsWith(name, StringComparison.Ordinal)
                        && Ending().Match(found[name.Length..]) is { Success: true } ending
                        && HasEnded(ending.Groups["process"].Value)
                    )
                    .Order(StringComparer.Ordinal),
            ];
    }

    /// <summary>Deletes a file or a directory with everything in it; of a symbolic link only the link.</summary>
    public static void Delete(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
            else
            {
                File.Delete(path);
            }
        }
        catch (Exception fault) when (fault is DirectoryNotFoundException or FileNotFoundException)
        {
            // Another process that sweeps at the same time was faster.
        }
    }

    private static bool HasEnded(string digits)
    {
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    [GeneratedRegex(@"\A\.(?<process>[1-9][0-9]*)\.(new|old)\z")]
    private static partial Regex Ending();
}
