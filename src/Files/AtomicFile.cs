using System.Text;

namespace Site.Files;

/// <summary>Files that are replaced as a whole: whoever reads one meanwhile gets the old content or the new, never a part.</summary>
internal static class AtomicFile
{
    /// <summary>Says before long work whether <see cref="Write(string, string)"/> can write there after it. Makes the folder.</summary>
    /// <exception cref="IOException">The path is a directory, say.</exception>
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
            File.Create(Leftovers.Fresh(target), bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
    }

    /// <inheritdoc cref="Write(string, ReadOnlySpan{byte})"/>
    /// <param name="text">Written as UTF-8.</param>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Replaces a file, or makes it together with its folder. When that fails, the old file is as it was and nothing else stays.</summary>
    /// <exception cref="IOException">The disk is full, say, or the path is a directory.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        if (IsStream(path))
        {
            File.WriteAllBytes(path, content);
            return;
        }

        var target = RealPath.Of(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        Leftovers.Sweep(target);
        var fresh = Leftovers.Fresh(target);
        try
        {
            File.WriteAllBytes(fresh, content);
            File.Move(fresh, target, overwrite: true);
        }
        catch
        {
            File.Delete(fresh);
            throw;
        }
    }

    /// <summary><c>/dev/stdout</c>, say, or what a shell makes of <c>&gt;(command)</c>: nothing to replace, it takes what comes.</summary>
    private static bool IsStream(string path) =>
        Path.GetFullPath(path) is var full
        && (full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal));
}
