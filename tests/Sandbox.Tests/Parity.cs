using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Processes;
using Site.Recordings;
using Site.Recordings.Normalising;
using Site.Snippets;

namespace Site.Sandbox.Tests;

/// <summary>
/// Runs each C# program of the lessons as a reader would, with <c>dotnet run --file</c> on this machine, against the engine of a sandbox.
/// This machine gets the hostname of a sandbox meanwhile. Building each program with packages from NuGet takes seconds, so the tests run
/// only with the environment variable DRYDOCK_ALL=1.
/// </summary>
public sealed class Parity(Sandboxes sandboxes)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The lessons in which every step has a program. In the others, programs need what shell steps made before, often in files.
    /// </summary>
    public static TheoryData<string> Lessons { get; } =
    [.. Course.Lessons.Where(lesson => lesson.Steps.All(step => step.CSharp is not null)).Select(lesson => lesson.Id)];

    private static Course Course => new CourseReader(new ContentDirectory(Sandboxes.Content), new DiagnosticBag()).Read()!;

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task What_a_program_prints_for_a_reader_is_what_it_printed_for_the_verifier(string id)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1", "DRYDOCK_ALL=1 runs it");
        var course = Course;
        var lesson = course.Lessons.Single(lesson => lesson.Id == id);
        var store = new RecordingStore(course.Content);
        await using var sandbox = await sandboxes.StartAsync();
        foreach (var step in lesson.Steps)
        {
            var recorded = store.Read(lesson, EngineName.Default.Suite, step.Id, Variant.CSharp, new DiagnosticBag());
            Assert.True(recorded is not null && step.CSharp is not null, $"{step.Id} has no program that was recorded");
            await WaitForLineAsync(recorded.Run, step.CSharp.File, sandbox);
            await WaitForLineAsync(recorded.Check, step.Check!.File, sandbox);
        }
    }

    private static async Task WaitForLineAsync(RunOutput recorded, SnippetFile program, RunningSandbox sandbox)
    {
        using var engine = sandbox.Files.FindSocket("/run/docker.sock")!;
        var run = await HostProcess.RunAsync(
            HostCommand.Of(
                "unshare",
                "--uts",
                "bash",
                "-c",
                "hostname drydock && exec \"$@\"",
                "bash",
                "env",
                $"DOCKER_HOST=unix://{engine.Path}",
                "LANG=C.UTF-8",
                "TZ=UTC",
                "dotnet",
                "run",
                "--file",
                Path.Combine(Sandboxes.Content, program.Path)
            ),
            TimeLimit,
            ct: TestContext.Current.CancellationToken
        );
        Assert.Equal((recorded.ExitCode, Plain(recorded.Text)), (run.ExitCode, Plain(run.Text)));
    }

    private static string Plain(string text) => Normaliser.Normalise(text).TrimEnd('\n');
}
