using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Site.Files;

/// <summary>
/// The paths that a process uses beside a file or directory while it replaces it: <c>NAME.PROCESS.new</c> and <c>NAME.PROCESS.old</c>,
/// where <c>PROCESS</c> is the process id. A process that is killed leaves them behind, so the next one deletes them.
/// </summary>
internal static partial class TemporaryPaths
{
    /// <summary>The path at which this process prepares the new file or directory.</summary>
    public static string New(string path) => $"{path}.{Environment.ProcessId}.new";

    /// <summary>The path at which this process keeps the old file or directory until the new one is in place.</summary>
    public static string Old(string path) => $"{path}.{Environment.ProcessId}.old";

    /// <summary>Deletes what ended processes left beside a path. What a running process is working on is kept.</summary>
    public static void DeleteLeftovers(string path)
    {
        foreach (var entry in FindLeftovers(path))
        {
            Delete(entry);
        }
    }

    /// <summary>The old files or directories that ended processes left beside a path.</summary>
    public static IEnumerable<string> FindOldLeftovers(string path) =>
        FindLeftovers(path).Where(entry => entry.EndsWith(".old", StringComparison.Ordinal));

    private static IReadOnlyList<string> FindLeftovers(string path)
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
                        && EndingPattern().Match(found[name.Length..]) is { Success: true } ending
                        && HasEnded(ending.Groups["process"].Value)
                    )
                    .Order(StringComparer.Ordinal),
            ];
    }

    /// <summary>Deletes a file, or a directory with everything in it. A symbolic link is deleted, but not what it points to.</summary>
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
            // Another process that cleans up at the same time has deleted it.
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
    private static partial Regex EndingPattern();
}
