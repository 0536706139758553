using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Snippets;
using Site.Verification;

namespace Site.Sandbox.Tests;

/// <summary>A copy of the course with one lesson in it, for a test to break.</summary>
internal sealed class LessonCopy : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("lesson-");
    private readonly string _lesson;

    /// <param name="steps">How many of the first steps are copied.</param>
    public LessonCopy(string lesson, int steps)
    {
        _lesson = lesson;
        var folder = Path.Combine(_root.FullName, "lessons", lesson);
        CopiedLesson.Write(folder, lesson, steps);
        CopiedLesson.WriteProse(folder);
        CopiedLesson.WriteCourse(_root.FullName, [lesson]);
    }

    public ContentDirectory Content => new(_root.FullName);

    public LessonCopy Write(string name, string text)
    {
        var file = Path.Combine(_root.FullName, "lessons", _lesson, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public LessonCopy Replace(string name, string old, string fresh)
    {
        var text = File.ReadAllText(Path.Combine(_root.FullName, "lessons", _lesson, name));
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Write(name, text.Replace(old, fresh, StringComparison.Ordinal));
    }

    /// <summary>The location of a text in a file of the lesson.</summary>
    public SourceLocation LocationOf(string name, string text)
    {
        var lines = File.ReadAllLines(Path.Combine(_root.FullName, "lessons", _lesson, name));
        var line = Array.FindIndex(lines, line => line.Contains(text, StringComparison.Ordinal));
        Assert.True(line >= 0, $"{name} has no {text}");
        return new SourceLocation($"lessons/{_lesson}/{name}", line + 1, lines[line].IndexOf(text, StringComparison.Ordinal) + 1);
    }

    public async Task<(Course Course, VerificationRun Run)> VerifyAsync(Sandboxes sandboxes)
    {
        var ct = TestContext.Current.CancellationToken;
        var bag = new DiagnosticBag();
        var course = new CourseReader(Content, bag).Read();
        var verifier = new Verifier(course!, new SnippetCompiler(PackageSet.OfThisProgram()), jobs: 2) { Repeats = false };
        var lessons = course!.Lessons.ToList();
        var programs = await verifier.CompileAsync(lessons, bag, ct);
        Assert.DoesNotContain(bag.Sorted, problem => problem.Severity == Severity.Error);
        return (
            course,
            await verifier.RunAsync(
                EngineName.Default,
                new Dictionary<MachineKind, SandboxTemplate> { [MachineKind.Docker] = sandboxes.Template },
                lessons,
                programs!,
                new Progress<StepResult>(),
                ct
            )
        );
    }

    public void Dispose() => _root.Delete(recursive: true);
}
