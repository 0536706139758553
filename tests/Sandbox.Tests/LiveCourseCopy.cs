namespace Site.Sandbox.Tests;

/// <summary>A copy of a course, with the images of the real one.</summary>
internal sealed class LiveCourseCopy : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("live-course-");

    public LiveCourseCopy(string course)
    {
        foreach (var file in Directory.EnumerateFiles(course, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(course, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateSymbolicLink(System.IO.Path.Combine(Path, "images"), System.IO.Path.Combine(Sandboxes.Content, "images"));
    }

    public string Path => _root.FullName;

    public void Dispose() => _root.Delete(recursive: true);
}
