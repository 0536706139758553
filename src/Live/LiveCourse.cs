using Site.Content;
using Site.Diagnostics;
using Site.Files;
using Site.Runner;
using Site.Snippets;

namespace Site.Live;

/// <summary>A lesson that can be done on a machine.</summary>
/// <param name="Programs">Its C# programs by their paths.</param>
/// <param name="Lacks">What this computer does not have.</param>
internal sealed record LiveLesson(
    Course Course,
    Lesson Lesson,
    IReadOnlyDictionary<string, CompiledSnippet> Programs,
    IReadOnlyCollection<Need> Lacks
)
{
    /// <summary>The steps that can be done here, in order, without those of the task's solution.</summary>
    public IReadOnlyList<Step> Offered { get; } = [.. Lesson.Steps.Where(step => StepNeeds.Missing(Lesson, step, Lacks) is null)];

    /// <summary>The step whose check says whether the task is done; null when there is none that can be done here.</summary>
    public Step? Task { get; } = Lesson.Task?.Solution is [.., var last] && StepNeeds.Missing(Lesson, last, Lacks) is null ? last : null;

    /// <returns>Null when it cannot be done here.</returns>
    public Step? Find(string id) => id == LessonTask.Anchor ? Task : Offered.FirstOrDefault(step => step.Id == id);
}

/// <summary>The lessons as the content is now. It is read again after an edit.</summary>
/// <param name="content">The directory of the content.</param>
internal sealed class LiveCourse(string content, Cache cache, PackageSet packages, IProgress<string> progress)
{
    private readonly SnippetCompiler _compiler = new(
        packages,
        new ProgramStore(
            Path.Combine(cache.Directory, "programs", $"{Cache.Fingerprint(new ContentDirectory(content).Root)}.json"),
            packages
        )
    );
    private readonly IReadOnlyCollection<Need> _lacks = StepNeeds.LackingHere();
    private readonly Lock _lock = new();
    private Task<(Course Course, IReadOnlyDictionary<string, CompiledSnippet> Programs)?>? _read;

    /// <summary>The directory of the images that the lessons pull.</summary>
    public string Images => Path.Combine(Path.GetFullPath(content), "images");

    /// <summary>Forgets what was read.</summary>
    public void OnEdited()
    {
        lock (_lock)
        {
            _read = null;
        }
    }

    /// <summary>Reads the course and compiles its programs, so that the first reader does not wait for that.</summary>
    public Task WarmAsync() => ReadAsync();

    /// <returns>Null when there is no such lesson, or when it cannot be read or one of its programs does not compile.</returns>
    public async Task<LiveLesson?> FindAsync(string id) =>
        await ReadAsync() is { } read
        && read.Course.Lessons.FirstOrDefault(lesson => lesson.Id == id) is { } lesson
        && lesson.AllSteps.SelectMany(step => step.Snippets).All(snippet => read.Programs.ContainsKey(snippet.Path))
            ? new LiveLesson(read.Course, lesson, read.Programs, _lacks)
            : null;

    private Task<(Course Course, IReadOnlyDictionary<string, CompiledSnippet> Programs)?> ReadAsync()
    {
        lock (_lock)
        {
            return _read ??= Task.Run(LoadAsync);
        }
    }

    private async Task<(Course, IReadOnlyDictionary<string, CompiledSnippet>)?> LoadAsync()
    {
        // The build reports what is wrong with the content.
        var bag = new DiagnosticBag();
        if (new CourseReader(new ContentDirectory(content), bag).Read() is not { } course)
        {
            return null;
        }

        var snippets = course.Lessons.SelectMany(lesson => lesson.AllSteps).SelectMany(step => step.Snippets).DistinctBy(one => one.Path);
        var programs = await _compiler.CompileAsync(snippets, bag, CancellationToken.None);
        return (
            course,
            await ReadyToRunLibraries.UseAsync(
                cache,
                programs.ToDictionary(program => program.Source.Path),
                progress,
                CancellationToken.None
            )
        );
    }
}
