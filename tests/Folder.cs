namespace Tests;

/// <summary>Folders, each with all folders in it.</summary>
internal static class Folder
{
    /// <summary>Reads the files of a folder.</summary>
    /// <returns>Their contents in Base64, by their paths in the folder.</returns>
    public static SortedDictionary<string, string> Read(string path) =>
        new(Paths(path).ToDictionary(file => file, file => Convert.ToBase64String(File.ReadAllBytes(Path.Combine(path, file)))));

    /// <summary>Copies the files of a folder into another one, which has none of them.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in Paths(from))
        {
            var copy = Path.Combine(to, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(from, file), copy);
        }
    }

    private static IEnumerable<string> Paths(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file));
}
