namespace Site.Sandbox.Tests;

/// <summary>A copy of a course, with the images of the real one.</summary>
internal sealed class LiveCourseCopy : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("live-course-");

    public LiveCourseCopy(string course)
    {
        Copy(course, Path);
        Copy(System.IO.Path.Combine(Sandboxes.Content, "images"), System.IO.Path.Combine(Path, "images"));
    }

    public string Path => _root.FullName;

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => _root.Delete(recursive: true);
}
