using Site.Content;
using Site.Diagnostics;
using Site.Planning;
using Site.Recordings;
using Site.Snippets;

namespace Site.Tests.Rot;

/// <summary>
/// A copy of the real course in which every lesson counts as just verified, so that the only fault is the one that a test puts into it.
/// </summary>
internal sealed class RealCourse : IDisposable
{
    private static readonly string Original = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../content"));

    /// <summary>Shared by all tests, so that unchanged snippets are compiled only once.</summary>
    private static readonly SnippetReader Snippets = new(PackageSet.OfThisProgram());

    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> Passed = new(() =>
    {
        using var course = new RealCourse(FilesOf(new ContentDirectory(Original)));
        course.Pass();
        return FilesOf(course.Content);
    });

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("rot-");

    public RealCourse()
        : this(Passed.Value) { }

    private RealCourse(IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (var (path, bytes) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Content.FullPath(path))!);
            File.WriteAllBytes(Content.FullPath(path), bytes);
        }
    }

    public ContentDirectory Content => new(_root.FullName);

    public RealCourse Write(string path, string text)
    {
        File.WriteAllText(Content.FullPath(path), text);
        return this;
    }

    public RealCourse Delete(string path)
    {
        File.Delete(Content.FullPath(path));
        return this;
    }

    public string Read(string path) => File.ReadAllText(Content.FullPath(path));

    /// <summary>Puts a fault into the course, or removes one.</summary>
    public RealCourse Replace(string path, string old, string fresh)
    {
        Assert.Contains(old, Read(path), StringComparison.Ordinal);
        var at = Read(path).IndexOf(old, StringComparison.Ordinal);
        return Write(path, Read(path)[..at] + fresh + Read(path)[(at + old.Length)..]);
    }

    /// <summary>The place of a text in the form in which problems print it: <c>path:line:</c>.</summary>
    public string LineOf(string path, string text)
    {
        var line = Array.FindIndex(File.ReadAllLines(Content.FullPath(path)), line => line.Contains(text, StringComparison.Ordinal));
        Assert.True(line >= 0, $"{path} has no {text}");
        return $"{path}:{line + 1}:";
    }

    public Course Course() => new CourseReader(Content, new DiagnosticBag()).Read()!;

    /// <summary>All problems that <c>build</c> finds.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        var bag = new DiagnosticBag();
        if (new CourseReader(Content, bag).Read() is { } course)
        {
            await new SitePlanner(Snippets, bag).PlanAsync(course, TestContext.Current.CancellationToken);
        }

        return [.. bag.Sorted.Select(problem => problem.ToString())];
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static Dictionary<string, byte[]> FilesOf(ContentDirectory content) =>
        content.Files("").ToDictionary(path => path, content.ReadBytes);

    /// <summary>
    /// Gives the recordings the current inputs of their steps. Whether the repository's own recordings are up to date is not tested here.
    /// </summary>
    private void Pass()
    {
        var course = Course();
        var store = new RecordingStore(Content);
        foreach (var (lesson, step, variant, engine) in Parts(course))
        {
            store.Write(
                lesson,
                engine,
                step.Id,
                variant,
                store.Read(lesson, engine, step.Id, variant, new DiagnosticBag())! with
                {
                    Inputs = StepInputs.Hash(Content, lesson, step),
                }
            );
        }

        var verified = new VerifiedFile(Content);
        var passed = verified.Read(new DiagnosticBag());
        verified.Add(
            course
                .Lessons.SelectMany(lesson =>
                    passed[lesson.Id].Select(on => (lesson.Id, on.Key, on.Value with { Inputs = LessonInputs.Hash(Content, lesson) }))
                )
                .ToList(),
            new DiagnosticBag()
        );
    }

    public static IEnumerable<(Lesson Lesson, Step Step, Variant Variant, string Engine)> Parts(Course course) =>
        from lesson in course.Lessons
        from step in lesson.AllSteps
        from variant in step.Variants
        from engine in new[] { "bookworm", "trixie", "forky" }
        select (lesson, step, variant, engine);
}
