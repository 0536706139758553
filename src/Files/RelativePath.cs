namespace Site.Files;

/// <summary>Paths that are relative and have forward slashes, as content and site use them.</summary>
internal static class RelativePath
{
    /// <summary>A path of this system, which is relative, with forward slashes. On Linux, a backslash is a character of a name as any other.</summary>
    public static string WithSlashes(string path) =>
        Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');
}
