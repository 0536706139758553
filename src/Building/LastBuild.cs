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
    private readonly string _inputs = Inputs(settings, sources, output);

    /// <summary>Reads what the last build printed.</summary>
    /// <returns>Null when the site has to be built again.</returns>
    public StoredBuild? FindUnchanged() =>
        Read() is { } stored && stored.Inputs == _inputs && stored.Output == Checksum([output], withTimes: false, except: null)
            ? stored
            : null;

    /// <summary>Stores a build that has just finished, unless a source was edited in the meantime.</summary>
    public void Store(IReadOnlyList<string> warnings, string summary)
    {
        if (Inputs(settings, sources, output) != _inputs)
        {
            return;
        }

        try
        {
            AtomicFile.Write(
                file,
                JsonSerializer.Serialize(new StoredBuild(_inputs, Checksum([output], withTimes: false, except: null), warnings, summary))
            );
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

    private static string Inputs(IReadOnlyList<string> settings, IReadOnlyList<string> sources, string output) =>
        string.Join('\n', [.. settings, Checksum(sources, withTimes: true, except: output)]);

    private static string Checksum(IReadOnlyList<string> directories, bool withTimes, string? except)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (
            var file in directories
                .Where(Directory.Exists)
                .SelectMany(directory =>
                    Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                )
        )
        {
            if (except is null || !file.StartsWith(except + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                var time = withTimes ? File.GetLastWriteTimeUtc(file).Ticks : 0;
                hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file}\n{time}\n")));

                // A link that leads nowhere counts with its name only.
                hash.AppendData(
                    File.ResolveLinkTarget(file, returnFinalTarget: true) is not { Exists: false }
                        ? SHA256.HashData(File.ReadAllBytes(file))
                        : []
                );
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>What <see cref="LastBuild"/> stores about a build.</summary>
/// <param name="Inputs">The settings and the checksum of the sources.</param>
/// <param name="Output">The checksum of the site.</param>
/// <param name="Warnings">The lines that were printed.</param>
/// <param name="Summary">The last line that was printed.</param>
internal sealed record StoredBuild(string Inputs, string Output, IReadOnlyList<string> Warnings, string Summary);
