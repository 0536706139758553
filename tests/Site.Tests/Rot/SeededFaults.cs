using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Recordings;

namespace Site.Tests.Rot;

/// <summary>
/// Faults that <c>build</c> finds without an engine, put one at a time into a copy of the real course. Each must be reported at its place.
/// Faults that only a run can find are in <c>Sandbox.Tests</c>.
/// </summary>
public sealed class SeededFaults
{
    private const string Steps = "lessons/hello-world/lesson.yml";
    private const string Containers = "lessons/containers/lesson.yml";
    private const string Task = "lessons/hello-world/task.yml";
    private const string Chinese = "lessons/hello-world/zh.md";
    private const string Recorded = "lessons/hello-world/recordings/trixie/list.shell.json";
    private const string LastStep =
        "  - id: remove-image\n    shell: docker rmi hello-world\n    csharp: remove-image.cs\n    check: remove-image.check.cs\n    expect:\n      output: |\n        Untagged: hello-world:latest\n        ...\n        Deleted: sha256:[..]\n        ...\n";

    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["step removed from the lesson"] = new(
            course => course.Replace(Steps, LastStep, ""),
            "lessons/hello-world/en.md",
            "::: step remove-image",
            "error unknown-step"
        ),
        ["step removed everywhere"] = new(
            RemoveLastStep,
            "lessons/hello-world/recordings/trixie/remove-image.shell.json",
            "{",
            "warning stale-recording"
        ),
        ["translation that places no step"] = new(
            course => course.Replace(Chinese, "::: step list", "::: note"),
            Steps,
            "id: list",
            "error unplaced-step"
        ),
        ["translation in another order"] = new(
            course =>
                course
                    .Replace(Chinese, "::: step look", "::: step x")
                    .Replace(Chinese, "::: step run", "::: step look")
                    .Replace(Chinese, "::: step x", "::: step run"),
            Chinese,
            "::: step look",
            "error step-order"
        ),
        ["steps in another order everywhere"] = new(SwapSteps, Containers, "id: create", "warning stale-recording"),
        ["changed command"] = new(
            course => course.Replace(Steps, "docker ps --all", "docker ps"),
            Steps,
            "id: list",
            "warning stale-recording"
        ),
        ["changed expectation"] = new(
            course => course.Replace(Steps, "Exited (0)", "Exited (1)"),
            Steps,
            "id: list",
            "warning stale-recording"
        ),
        ["changed program"] = new(
            course => course.Replace("lessons/hello-world/list.cs", "All = true", "All = false"),
            Steps,
            "id: list",
            "warning stale-recording"
        ),
        ["changed check"] = new(
            course => course.Replace("lessons/hello-world/list.check.cs", "stopped == 1", "stopped == 2"),
            Steps,
            "id: list",
            "warning stale-recording"
        ),
        ["changed solution of a task"] = new(
            course => course.Replace(Task, "start --attach greeter", "start --attach --interactive greeter"),
            Task,
            "docker start --attach",
            "warning stale-recording"
        ),
        ["changed check of a task"] = new(
            course => course.Replace("lessons/hello-world/task.check.cs", "greetings == 2", "greetings == 3"),
            Task,
            "docker start --attach greeter",
            "warning stale-recording"
        ),
        ["action of a task's solution removed"] = new(
            course => course.Replace(Task, "  - shell: docker start --attach greeter\n", ""),
            Task,
            "docker run --name greeter",
            "warning stale-recording"
        ),
        ["task removed"] = new(
            course => course.Delete(Task),
            "lessons/hello-world/recordings/trixie/your-turn-2.shell.json",
            "{",
            "warning stale-recording"
        ),
        ["task's check that is missing"] = new(
            course => course.Delete("lessons/hello-world/task.check.cs"),
            Task,
            "check: task.check.cs",
            "error missing-file"
        ),
        ["changed image"] = new(
            course => course.Replace("images/busybox/Dockerfile", "FROM", "# New.\nFROM"),
            "lessons/images/lesson.yml",
            "id: pull",
            "warning stale-recording"
        ),
        ["another machine"] = new(
            course => course.Replace(Steps, "minutes: 12", "minutes: 12\nmachine: systemd"),
            Steps,
            "id: look",
            "warning stale-recording"
        ),
        ["a step that no longer says that it observes"] = new(
            course => course.Replace(Steps, "    observes: true\n", ""),
            Steps,
            "id: look",
            "warning stale-recording"
        ),
        ["recorded output edited"] = new(
            course => course.Replace(Recorded, "Exited (0)", "Exited (9)"),
            Recorded,
            "{",
            "error edited-recording"
        ),
        ["recorded exit code edited"] = new(
            course => course.Replace(Recorded, "\"exitCode\": 0", "\"exitCode\": 1"),
            Recorded,
            "{",
            "error edited-recording"
        ),
        ["recorded check edited"] = new(
            course => course.Replace(Recorded, "1 stopped", "2 stopped"),
            Recorded,
            "{",
            "error edited-recording"
        ),
        ["recorded call edited"] = new(course => course.Replace(Recorded, "json?all=1", "json"), Recorded, "{", "error edited-recording"),
        ["recorded time edited"] = new(
            course => course.Replace(Recorded, "\"seconds\": ", "\"seconds\": 9"),
            Recorded,
            "{",
            "error edited-recording"
        ),
        ["recorded version edited"] = new(course => course.Replace(Recorded, "26.1.5", "26.1.6"), Recorded, "{", "error edited-recording"),
        ["recorded inputs edited"] = new(
            course => course.Replace(Recorded, "\"inputs\": \"sha256:", "\"inputs\": \"sha256:0"),
            Recorded,
            "{",
            "error edited-recording"
        ),
        ["recording without its checksum"] = new(
            course => course.Replace(Recorded, "\"checksum\": \"sha256:", "\"checksum\": \""),
            Recorded,
            "{",
            "error edited-recording"
        ),
        ["recording damaged"] = new(
            course => course.Replace(Recorded, "\"exitCode\": 0", "\"exitCode\": "),
            Recorded,
            "\"exitCode\"",
            "error invalid-text"
        ),
        ["recording missing"] = new(course => course.Delete(Recorded), Steps, "id: list", "warning not-recorded"),
        ["recording of another version than the badge tells of"] = new(
            course => RecordOn(course, "26.1.4"),
            Steps,
            "id: look",
            "warning stale-recording"
        ),
        ["badge of another version than was recorded"] = new(
            course => course.Replace("verified.json", "26.1.5", "26.1.6"),
            "lessons/architecture/lesson.yml",
            "id: parts",
            "warning stale-recording"
        ),
        ["program that swallows whatever comes"] = new(
            course =>
                course.Replace(
                    "lessons/hello-world/refused.cs",
                    "catch (DockerApiException refusal) when (refusal.StatusCode == HttpStatusCode.Conflict)",
                    "catch (Exception refusal)"
                ),
            "lessons/hello-world/refused.cs",
            "catch (Exception refusal)",
            "error swallowed-exception"
        ),
        ["program that swallows in silence"] = new(
            course =>
                course.Write(
                    "lessons/hello-world/again.cs",
                    "try\n{\n    throw new InvalidOperationException();\n}\ncatch (InvalidOperationException)\n{\n}\n"
                ),
            "lessons/hello-world/again.cs",
            "catch",
            "error swallowed-exception"
        ),
        ["check that always passes"] = new(
            course => course.Replace("lessons/hello-world/list.check.cs", "return running == 0 && stopped == 1 ? 0 : 1;", "return 0;"),
            "lessons/hello-world/list.check.cs",
            "return 0;",
            "error one-sided-check"
        ),
        ["check that returns nothing"] = new(
            course =>
                course.Write(
                    "lessons/hello-world/list.check.cs",
                    "Console.WriteLine(\"So.\");\n\nint One() => 1;\nint Two()\n{\n    return One();\n}\n"
                ),
            "lessons/hello-world/list.check.cs",
            "Console",
            "error one-sided-check"
        ),
        ["check that does not compile"] = new(
            course => course.Replace("lessons/hello-world/run.check.cs", "Containers", "Kontainers"),
            "lessons/hello-world/run.check.cs",
            "Kontainers",
            "error CS1061"
        ),
        ["check that is missing"] = new(
            course => course.Delete("lessons/hello-world/run.check.cs"),
            Steps,
            "check: run.check.cs",
            "error missing-file"
        ),
        ["package of another version"] = new(
            course => course.Replace("lessons/hello-world/run.cs", "Enhanced@4", "Enhanced@3"),
            "lessons/hello-world/run.cs",
            "#:package",
            "error snippet-package"
        ),
        ["key that nobody knows"] = new(
            course => course.Replace(Steps, "observes: true", "observe: true"),
            Steps,
            "observe: true",
            "error unknown-key"
        ),
    };

    /// <summary>Edits that change nothing that a verification could notice, each with the reason.</summary>
    private static readonly Dictionary<string, Action<RealCourse>> Equivalent = new()
    {
        ["the prose is no input: no step runs differently"] = course =>
            course.Replace(Chinese, "::: step run\n", "::: step run\n你好。\n\n"),
        ["the time that a reader needs is an author's estimate"] = course => course.Replace(Steps, "minutes: 12", "minutes: 13"),
        ["a task's goal and hints are prose"] = course => course.Replace(Task, "two greetings", "both greetings"),
        ["an exit code of 0 is expected where none is given"] = course => course.Replace(Steps, "      exit: 0\n", ""),
        ["a comment in YAML is not read"] = course => course.Replace(Steps, "steps:", "steps: # all of them"),
        ["a file that no step names is not run"] = course => course.Write("lessons/hello-world/spare.cs", "no program at all"),
        ["how a recording's JSON is laid out says nothing"] = course => course.Replace(Recorded, "  \"command\"", "     \"command\""),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    public static TheoryData<string> Reasons => [.. Equivalent.Keys];

    [Fact]
    public async Task A_clean_course_has_none()
    {
        using var course = new RealCourse();
        Assert.Empty(await course.ProblemsAsync());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_is_told_at_its_place(string name)
    {
        using var course = new RealCourse();
        var fault = Faults[name];
        fault.Seed(course);

        var line = course.LineOf(fault.Path, fault.Text);
        Assert.Contains(
            await course.ProblemsAsync(),
            problem =>
                problem.StartsWith(line, StringComparison.Ordinal) && problem.Contains($": {fault.Problem}: ", StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task What_changes_nothing_is_not_reported(string reason)
    {
        using var course = new RealCourse();
        Equivalent[reason](course);
        Assert.Empty(await course.ProblemsAsync());
    }

    private static void RemoveLastStep(RealCourse course)
    {
        course.Replace(Steps, LastStep, "");
        foreach (var page in new[] { "lessons/hello-world/en.md", Chinese })
        {
            course.Replace(page, "::: step remove-image\n", "::: note\n");
        }
    }

    /// <summary>Swaps two steps that observe, each of which passes in either place.</summary>
    private static void SwapSteps(RealCourse course)
    {
        var text = course.Read(Containers);
        var (first, second, end) = (
            text.IndexOf("  - id: inside", StringComparison.Ordinal),
            text.IndexOf("  - id: outside", StringComparison.Ordinal),
            text.IndexOf("  - id: same-kernel", StringComparison.Ordinal)
        );
        course.Write(Containers, text[..first] + text[second..end] + text[first..second] + text[end..]);
        foreach (var page in new[] { "lessons/containers/en.md", "lessons/containers/zh.md" })
        {
            course
                .Replace(page, "::: step inside\n", "::: step x\n")
                .Replace(page, "::: step outside\n", "::: step inside\n")
                .Replace(page, "::: step x\n", "::: step outside\n");
        }
    }

    private static void RecordOn(RealCourse course, string version)
    {
        var (store, bag) = (new RecordingStore(course.Content), new DiagnosticBag());
        var lesson = course.Course().Lessons.First(lesson => lesson.Id == "hello-world");
        var recording = store.Read(lesson, EngineName.Default.Suite, "look", Variant.Shell, bag)!;
        store.Write(
            lesson,
            EngineName.Default.Suite,
            "look",
            Variant.Shell,
            recording with
            {
                Engine = recording.Engine with { Version = version },
            }
        );
    }

    /// <param name="Seed">Puts the fault into the course.</param>
    /// <param name="Path">The file where it must be reported, in the line with the text.</param>
    /// <param name="Problem">The severity and the code.</param>
    private sealed record Fault(Action<RealCourse> Seed, string Path, string Text, string Problem);
}
