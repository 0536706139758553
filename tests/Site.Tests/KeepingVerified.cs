using Site.Commands;
using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Processes;
using Site.Recordings;
using Site.Verification;

namespace Site.Tests;

/// <summary>Recording one lesson keeps what <c>verified.json</c> contains about the others.</summary>
public sealed class KeepingVerified : IDisposable
{
    private const string Conflict = "{\n<<<<<<< HEAD\n  \"other\": {}\n=======\n>>>>>>> branch\n}\n";

    private static readonly EngineStamp Engine = new("trixie", "26.1.5", "1.45", "6.18");
    private readonly CourseFixture _course = new();

    private string File => Path.Combine(_course.Root, "verified.json");

    [Fact]
    public void A_file_that_cannot_be_read_is_left_as_it_is_and_is_an_error_at_its_place()
    {
        _course.Write("verified.json", Conflict);

        Assert.Equal(
            [
                "verified.json:2:1: error invalid-text: the file does not have the format that `verify-lessons --record` writes; fix the file, or restore it from version control; without it, no lesson counts as verified until it is recorded again",
            ],
            Record()
        );
        Assert.Equal(Conflict, System.IO.File.ReadAllText(File));
    }

    [Theory]
    [InlineData("--list")]
    [InlineData("--record")]
    public async Task It_ends_the_command_before_anything_is_run(string option)
    {
        _course.Write("verified.json", Conflict);

        Assert.Equal(
            ExitCodes.ContentIsWrong,
            await VerifyCommand
                .Create()
                .Parse([option, "--content", _course.Root])
                .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken)
        );

        Assert.Equal(Conflict, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void What_it_says_of_other_lessons_stays()
    {
        _course.Write(
            "verified.json",
            """{ "other": { "forky": { "date": "2026-11-24", "version": "28", "api": "1.50", "kernel": "6.18" } } }"""
        );

        Assert.Empty(Record());

        var all = new VerifiedFile(new ContentDirectory(_course.Root)).Read(new DiagnosticBag());
        Assert.Equal(["first", "other"], all.Keys);
    }

    [Fact]
    public void A_recording_that_cannot_be_read_is_replaced_and_no_error()
    {
        const string Path = "lessons/first/recordings/trixie/look.shell.json";
        _course.Write(Path, Conflict);

        Assert.Empty(Record());

        Assert.DoesNotContain("<<<", System.IO.File.ReadAllText(System.IO.Path.Combine(_course.Root, Path)), StringComparison.Ordinal);
    }

    public void Dispose() => _course.Dispose();

    /// <summary>Records a run in which every step passed.</summary>
    /// <returns>The problems that were found.</returns>
    private IEnumerable<string> Record()
    {
        var bag = new DiagnosticBag();
        var course = new CourseReader(new ContentDirectory(_course.Root), bag).Read()!;
        var passed = course.Lessons.SelectMany(lesson =>
            lesson.Steps.Select(step => new StepResult(
                lesson,
                step,
                Variant.Shell,
                Fault: null,
                Seconds: 1,
                new Recording(
                    "docker images",
                    new RunOutput([], 0, Cut: false),
                    0,
                    [],
                    new RunOutput([], 0, Cut: false),
                    Engine,
                    StepInputs.Hash(course.Content, lesson, step)
                )
            ))
        );
        PassedLessons.Record(course, new VerificationRun(EngineName.Default, DateTimeOffset.UnixEpoch, 1, [.. passed]), bag);
        return bag.Sorted.Select(problem => problem.ToString());
    }
}
