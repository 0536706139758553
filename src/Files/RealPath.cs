namespace Site.Files;

/// <summary>Where a path leads, however it is written.</summary>
internal static class RealPath
{
    /// <summary>More links than this are a ring, as in the kernel.</summary>
    private const int MostLinks = 40;

    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>
    /// The full path, without <c>.</c> and <c>..</c>, without a separator at its end, and with every symbolic link followed, also where
    /// the rest of the path doesn't exist yet.
    /// </summary>
    /// <exception cref="IOException">The links lead in a ring.</exception>
    public static string Of(string path) => Of(path, MostLinks);

    /// <summary>Whether a path is a folder or lies in it, wherever their links lead.</summary>
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
            : throw new IOException($"The symbolic links at {path} lead in a ring");
    }
}
