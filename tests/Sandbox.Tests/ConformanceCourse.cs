using Site.Diagnostics;
using Site.Lessons;
using Site.Snippets;
using Site.Verification;

namespace Site.Sandbox.Tests;

/// <summary>Verifies a course that lies in some directory, with the images of the real one.</summary>
internal static class ConformanceCourse
{
    public static string Directory { get; } = Path.GetFullPath(Path.Combine(Sandboxes.Content, "../tests/courses/conformance"));

    public static async Task<VerificationRun> VerifyAsync(Sandboxes sandboxes, string directory, bool repeats, IProgress<StepResult>? progress = null)
    {
        var ct = TestContext.Current.CancellationToken;
        var bag = new DiagnosticBag();
        var course = new CourseReader(new ContentDirectory(directory), bag).Read()!;
        var verifier = new Verifier(course, new SnippetCompiler(PackageSet.OfThisProgram()), jobs: 2) { Repeats = repeats };
        IReadOnlyList<Lesson> lessons = [.. course.Lessons];
        var programs = await verifier.CompileAsync(lessons, bag, ct);
        Assert.DoesNotContain(bag.Sorted, problem => problem.Severity == Severity.Error);
        return await verifier.RunAsync(EngineName.Default, new Dictionary<Machine, SandboxTemplate> { [Machine.Docker] = sandboxes.Template }, lessons, programs!, progress ?? new Progress<StepResult>(), ct);
    }
}
