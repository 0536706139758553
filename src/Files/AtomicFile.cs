using System.Text;

namespace Site.Files;

/// <summary>
/// Replaces files as a whole: a program that reads one in the meantime gets either the old content or the new, never a part of it.
/// </summary>
internal static class AtomicFile
{
    /// <summary>
    /// Checks whether <see cref="Write(string, string)"/> can write to a path, so that long work is not lost at its end. Makes the folder.
    /// </summary>
    /// <exception cref="IOException">For example, the path is a directory.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public static void Check(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("it is a directory");
        }

        if (!IsStream(path))
        {
            var target = RealPath.Of(path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Create(TemporaryPaths.New(target), bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
    }

    /// <inheritdoc cref="Write(string, ReadOnlySpan{byte})"/>
    /// <param name="text">Written as UTF-8.</param>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Replaces a file, or makes it together with its folder. On failure the old file is unchanged, and no temporary file is left.
    /// </summary>
    /// <exception cref="IOException">For example, the disk is full, or the path is a directory.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content) => Write(path, before: [], content);

    /// <inheritdoc cref="Write(string, ReadOnlySpan{byte})"/>
    /// <param name="before">Written before the content.</param>
    public static void Write(string path, ReadOnlySpan<byte> before, ReadOnlySpan<byte> content)
    {
        if (IsStream(path))
        {
            File.WriteAllBytes(path, [.. before, .. content]);
            return;
        }

        var target = RealPath.Of(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        TemporaryPaths.DeleteLeftovers(target);
        var temporary = TemporaryPaths.New(target);
        try
        {
            using (var file = File.Create(temporary, bufferSize: 1))
            {
                file.Write(before);
                file.Write(content);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>
    /// Whether a path is a stream, such as <c>/dev/stdout</c> or a shell's <c>&gt;(command)</c>, which is written to directly. In
    /// <c>/dev/shm</c> are files as elsewhere, but in memory.
    /// </summary>
    private static bool IsStream(string path) =>
        Path.GetFullPath(path) is var full
        && (full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal))
        && !full.StartsWith("/dev/shm/", StringComparison.Ordinal);
}
