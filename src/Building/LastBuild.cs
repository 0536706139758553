using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Site.Files;

namespace Site.Building;

/// <summary>
/// Remembers what the last build read and what it wrote. As long as neither has changed, another build would write the same bytes, so
/// it is skipped.
/// </summary>
/// <param name="file">The full path of the file that stores this.</param>
/// <param name="settings">Everything else that the site depends on: the packages and the options of the build.</param>
/// <param name="sources">The directories that are read. A changed file is found by its content or by the time of its last change.</param>
/// <param name="output">The site's directory. Only the content of its files is compared, not their times.</param>
internal sealed class LastBuild(string file, IReadOnlyList<string> settings, IReadOnlyList<string> sources, string output)
{
    private readonly string _times = Times(sources, output);
    private readonly string _inputs = string.Join('\n', [.. settings, Checksum(sources, withTimes: true, except: output)]);

    /// <summary>Reads what the last build printed.</summary>
    /// <returns>Null when the site has to be built again.</returns>
    public StoredBuild? FindUnchanged() =>
        Read() is { } stored && stored.Inputs == _inputs && stored.Output == Checksum([output], withTimes: false, except: null)
            ? stored
            : null;

    /// <summary>Stores a build that has just finished, unless a source was edited in the meantime.</summary>
    /// <param name="written">The SHA-256 hash of each file of the site, by its path in it.</param>
    public void Store(IReadOnlyDictionary<string, byte[]> written, IReadOnlyList<string> warnings, string summary)
    {
        if (Times(sources, output) != _times)
        {
            return;
        }

        try
        {
            var site = Checksum(
                written
                    .Select(entry => (Path.Combine(output, entry.Key), 0L, entry.Value))
                    .OrderBy(entry => entry.Item1, StringComparer.Ordinal)
            );
            AtomicFile.Write(file, JsonSerializer.Serialize(new StoredBuild(_inputs, site, warnings, summary)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Without the file, the next build only takes longer.
        }
    }

    private StoredBuild? Read()
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<StoredBuild>(File.ReadAllText(file)) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>A text that differs after an edit during a build. It reads no file, as <see cref="Checksum(IReadOnlyList{string}, bool, string?)"/> does.</summary>
    private static string Times(IReadOnlyList<string> directories, string except)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files(directories, except))
        {
            var info = new FileInfo(file);
            hash.AppendData(Line(file, info.LastWriteTimeUtc.Ticks + (info.Exists ? info.Length : 0)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Checksum(IReadOnlyList<string> directories, bool withTimes, string? except) =>
        Checksum(
            Files(directories, except)
                .AsParallel()
                .AsOrdered()
                .Select(file => (file, withTimes ? File.GetLastWriteTimeUtc(file).Ticks : 0, HashOf(file)))
        );

    private static string Checksum(IEnumerable<(string File, long Time, byte[] Hash)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (file, time, content) in files)
        {
            hash.AppendData(Line(file, time));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Files(IReadOnlyList<string> directories, string? except) =>
        directories
            .Where(Directory.Exists)
            .SelectMany(directory => Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            .Where(file => except is null || !file.StartsWith(except + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    /// <summary>The hash of a file's content. A link that leads nowhere counts with its name only.</summary>
    private static byte[] HashOf(string file) =>
        File.ResolveLinkTarget(file, returnFinalTarget: true) is not { Exists: false } ? SHA256.HashData(File.ReadAllBytes(file)) : [];

    private static byte[] Line(string file, long time) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file}\n{time}\n"));
}

/// <summary>What <see cref="LastBuild"/> stores about a build.</summary>
/// <param name="Inputs">The settings and the checksum of the sources.</param>
/// <param name="Output">The checksum of the site.</param>
/// <param name="Warnings">The lines that were printed.</param>
/// <param name="Summary">The last line that was printed.</param>
internal sealed record StoredBuild(string Inputs, string Output, IReadOnlyList<string> Warnings, string Summary);
