namespace Site.Files;

/// <summary>Resolves a path to the file or directory that it leads to.</summary>
internal static class RealPath
{
    /// <summary>A path with more links than this is taken to be a cycle, as the Linux kernel does.</summary>
    private const int MaxLinks = 40;

    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>
    /// The full path without <c>.</c> and <c>..</c>, without a separator at its end, and with every symbolic link followed. The last parts
    /// of the path don't need to exist.
    /// </summary>
    /// <exception cref="IOException">The symbolic links form a cycle.</exception>
    public static string Of(string path) => Of(path, MaxLinks);

    /// <summary>Whether a path is the folder itself or is inside it, with the symbolic links of both followed.</summary>
    public static bool IsWithin(string folder, string path)
    {
        var (outer, inner) = (Of(folder), Of(path));
        return inner.Equals(outer, Comparison)
            || inner.StartsWith(Path.EndsInDirectorySeparator(outer) ? outer : outer + Path.DirectorySeparatorChar, Comparison);
    }

    private static string Of(string path, int links)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var here = Path.Combine(Of(parent, links), Path.GetFileName(full));
        if (new FileInfo(here).LinkTarget is not { } target)
        {
            return here;
        }

        return links > 0
            ? Of(Path.Combine(Path.GetDirectoryName(here)!, target), links - 1)
            : throw new IOException($"The symbolic links at {path} form a cycle");
    }
}
