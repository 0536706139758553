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
    private readonly Dictionary<string, Task<LiveLesson?>> _lessons = [];
    private Task<Course?>? _course;

    /// <summary>The directory of the images that the lessons pull.</summary>
    public string Images => Path.Combine(Path.GetFullPath(content), "images");

    /// <summary>Forgets what was read.</summary>
    public void OnEdited()
    {
        lock (_lock)
        {
            _course = null;
            _lessons.Clear();
        }
    }

    /// <summary>Compiles the programs of all lessons, so that no reader waits for that.</summary>
    public async Task WarmAsync()
    {
        foreach (var lesson in (await ReadAsync())?.Lessons ?? [])
        {
            await FindAsync(lesson.Id);
        }
    }

    /// <summary>Whether there is a lesson of this name.</summary>
    public async Task<bool> HasAsync(string id) => (await ReadAsync())?.Lessons.Any(lesson => lesson.Id == id) == true;

    /// <returns>Null when there is no such lesson, or when it cannot be read or one of its programs does not compile.</returns>
    public Task<LiveLesson?> FindAsync(string id)
    {
        lock (_lock)
        {
            return _lessons.TryGetValue(id, out var found) ? found : _lessons[id] = Task.Run(() => LoadAsync(id));
        }
    }

    private Task<Course?> ReadAsync()
    {
        lock (_lock)
        {
            // The build reports what is wrong with the content.
            return _course ??= Task.Run(() => new CourseReader(new ContentDirectory(content), new DiagnosticBag()).Read());
        }
    }

    private async Task<LiveLesson?> LoadAsync(string id)
    {
        if (await ReadAsync() is not { } course || course.Lessons.FirstOrDefault(lesson => lesson.Id == id) is not { } lesson)
        {
            return null;
        }

        var snippets = lesson.AllSteps.SelectMany(step => step.Snippets).DistinctBy(snippet => snippet.Path).ToList();
        var programs = await _compiler.CompileAsync(snippets, new DiagnosticBag(), CancellationToken.None);
        return programs.Count < snippets.Count
            ? null
            : new LiveLesson(
                course,
                lesson,
                await ReadyToRunLibraries.UseAsync(
                    cache,
                    programs.ToDictionary(program => program.Source.Path),
                    progress,
                    CancellationToken.None
                ),
                _lacks
            );
    }
}
