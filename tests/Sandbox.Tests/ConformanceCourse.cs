using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Snippets;
using Site.Verification;

namespace Site.Sandbox.Tests;

/// <summary>Verifies a course in any directory, with the images of the real course.</summary>
internal static class ConformanceCourse
{
    public static string Directory { get; } = Path.GetFullPath(Path.Combine(Sandboxes.Content, "../tests/courses/conformance"));

    public static async Task<VerificationRun> VerifyAsync(
        Sandboxes sandboxes,
        string directory,
        bool repeats,
        IProgress<StepResult>? progress = null
    )
    {
        var docker = new Dictionary<MachineKind, SandboxTemplate> { [MachineKind.Docker] = sandboxes.Template };
        return await VerifyAsync(
            EngineName.Default,
            docker,
            directory,
            repeats,
            course => [.. course.Lessons.Where(lesson => lesson.Machine == MachineKind.Docker)],
            progress
        );
    }

    public static string FaultsOf(VerificationRun run) =>
        string.Join('\n', run.Steps.Where(step => step.Fault is not null).Select(step => $"{step.Step.Id} ({step.Variant}): {step.Fault}"));

    /// <summary>Verifies one lesson.</summary>
    /// <param name="machine">The kind of machine; null: the one that the lesson names.</param>
    public static async Task<VerificationRun> VerifyAsync(Sandboxes sandboxes, EngineName engine, string id, MachineKind? machine = null)
    {
        var course = new CourseReader(new ContentDirectory(Directory), new DiagnosticBag()).Read()!;
        var lesson = course.Lessons.Single(lesson => lesson.Id == id);
        lesson = lesson with { Machine = machine ?? lesson.Machine };
        var template = await sandboxes.TemplateAsync(engine, lesson.Machine);
        return await VerifyAsync(
            engine,
            new Dictionary<MachineKind, SandboxTemplate> { [lesson.Machine] = template },
            Directory,
            repeats: false,
            _ => [lesson]
        );
    }

    private static async Task<VerificationRun> VerifyAsync(
        EngineName engine,
        IReadOnlyDictionary<MachineKind, SandboxTemplate> machines,
        string directory,
        bool repeats,
        Func<Course, IReadOnlyList<Lesson>> choose,
        IProgress<StepResult>? progress = null
    )
    {
        var ct = TestContext.Current.CancellationToken;
        var bag = new DiagnosticBag();
        var course = new CourseReader(new ContentDirectory(directory), bag).Read()!;
        var verifier = new Verifier(course, new SnippetCompiler(PackageSet.OfThisProgram()), jobs: 2) { Repeats = repeats };
        var lessons = choose(course);
        var programs = await verifier.CompileAsync(lessons, bag, ct);
        Assert.DoesNotContain(bag.Sorted, problem => problem.Severity == Severity.Error);
        return await verifier.RunAsync(engine, machines, lessons, programs!, progress ?? new Progress<StepResult>(), ct);
    }
}
