using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Site.Files;

namespace Site.Building;

/// <summary>
/// What the last build was made from and what it wrote. While both are as they were, the same build would write the same
/// bytes, and need not be done.
/// </summary>
/// <param name="file">Full path, where it is noted.</param>
/// <param name="maker">Everything that a site depends on beside the files that it is made from.</param>
/// <param name="sources">Directories; every file in them counts, with its time: a file that was changed and put back is another one.</param>
/// <param name="output">The site's directory. Here bytes alone count.</param>
internal sealed class LastBuild(string file, IReadOnlyList<string> maker, IReadOnlyList<string> sources, string output)
{
    private readonly string _before = Inputs(maker, sources, output);

    /// <returns>What that build said; null when the site has to be built.</returns>
    public BuildNote? IfStill() =>
        Read() is { } note && note.Inputs == _before && note.Output == Digest([output], withTimes: false, except: null) ? note : null;

    /// <summary>Notes a build that has just been done, unless a source was edited meanwhile.</summary>
    public void Note(IReadOnlyList<string> warnings, string done)
    {
        if (Inputs(maker, sources, output) != _before)
        {
            return;
        }

        try
        {
            AtomicFile.Write(
                file,
                JsonSerializer.Serialize(new BuildNote(_before, Digest([output], withTimes: false, except: null), warnings, done))
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The next build is done in full.
        }
    }

    private BuildNote? Read()
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<BuildNote>(File.ReadAllText(file)) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static string Inputs(IReadOnlyList<string> maker, IReadOnlyList<string> sources, string output) =>
        string.Join('\n', [.. maker, Digest(sources, withTimes: true, except: output)]);

    private static string Digest(IReadOnlyList<string> directories, bool withTimes, string? except)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (
            var found in directories
                .Where(Directory.Exists)
                .SelectMany(directory =>
                    Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                )
        )
        {
            if (except is null || !found.StartsWith(except + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                var time = withTimes ? File.GetLastWriteTimeUtc(found).Ticks : 0;
                hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{found}\n{time}\n")));
                hash.AppendData(SHA256.HashData(File.ReadAllBytes(found)));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <param name="Warnings">As they were printed.</param>
/// <param name="Done">The build's last line.</param>
internal sealed record BuildNote(string Inputs, string Output, IReadOnlyList<string> Warnings, string Done);
