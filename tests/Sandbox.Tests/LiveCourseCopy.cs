namespace Site.Sandbox.Tests;

/// <summary>A copy of a course, with the images of the real one.</summary>
internal sealed class LiveCourseCopy : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("live-course-");

    public LiveCourseCopy(string course)
    {
        Folder.Copy(course, Path);
        Folder.Copy(System.IO.Path.Combine(Sandboxes.Content, "images"), System.IO.Path.Combine(Path, "images"));
    }

    public string Path => _root.FullName;

    public void Dispose() => _root.Delete(recursive: true);
}
