using Site.Content;
using Site.Diagnostics;
using Site.Verification;

namespace Site.Sandbox.Tests;

public sealed class Verifying(Sandboxes sandboxes)
{
    private const string NoCheck = "Console.WriteLine(\"I am sure.\");\nreturn File.Exists(\"nothing\") ? 1 : 0;\n";

    [Fact]
    public async Task Every_step_of_hello_world_passes_in_both_ways()
    {
        using var copy = new LessonCopy("hello-world", steps: 7);
        var (course, run) = await copy.VerifyAsync(sandboxes);

        Assert.Empty(run.Steps.Where(step => step.Fault is not null).Select(step => step.Fault!.ToString()));
        Assert.Equal(
            course.Lessons.Single().Steps.Sum(step => step.Variants.Count()),
            run.Steps.Count(step => step.Status == StepStatus.Passed)
        );
    }

    [Fact]
    public async Task A_wrong_command_fails_where_its_exit_code_is_expected_and_blocks_what_follows()
    {
        using var copy = new LessonCopy("hello-world", steps: 3).Replace(
            "lesson.yml",
            "shell: docker run hello-world",
            "shell: docker run hello-wrld"
        );
        var (_, run) = await copy.VerifyAsync(sandboxes);

        var fault = FaultOf(run, "run", Variant.Shell);
        Assert.Equal(StepStatus.Failed, fault.Status);
        Assert.Equal(copy.LocationOf("lesson.yml", "exit: 0").Line, fault.Location.Line);
        Assert.Contains("exit code 125", fault.Actual, StringComparison.Ordinal);
        Assert.All(
            run.Steps.Where(step => step.Variant == Variant.Shell && step.Step.Id is not ("look" or "run")),
            step => Assert.Equal(StepStatus.Blocked, step.Status)
        );
    }

    [Fact]
    public async Task An_output_that_the_lesson_does_not_say_fails_at_the_line_that_it_leaves()
    {
        using var copy = new LessonCopy("hello-world", steps: 3).Replace(
            "lesson.yml",
            "Status: Downloaded newer image",
            "Status: Downloaded older image"
        );
        var (_, run) = await copy.VerifyAsync(sandboxes);

        var fault = FaultOf(run, "run", Variant.Shell);
        Assert.Equal(copy.LocationOf("lesson.yml", "Status: Downloaded older image"), fault.Location);
        Assert.Equal("Status: Downloaded older image for hello-world:latest", fault.Expected);
    }

    [Fact]
    public async Task A_program_that_does_not_do_the_step_fails_where_the_lesson_names_it()
    {
        using var copy = new LessonCopy("hello-world", steps: 3).Write("run.cs", "Console.WriteLine(\"Done.\");\n");
        var (_, run) = await copy.VerifyAsync(sandboxes);

        var fault = FaultOf(run, "run", Variant.CSharp);
        Assert.Equal(StepStatus.Failed, fault.Status);
        Assert.Equal(copy.LocationOf("lesson.yml", "run.cs"), fault.Location);
        Assert.Contains("No container was made from hello-world.", fault.Actual, StringComparison.Ordinal);
        Assert.Equal(StepStatus.Passed, run.Steps.Single(step => step.Step.Id == "run" && step.Variant == Variant.Shell).Status);
    }

    [Fact]
    public async Task A_program_that_crashes_fails_at_the_line_that_threw()
    {
        using var copy = new LessonCopy("hello-world", steps: 3).Write(
            "run.cs",
            "Console.WriteLine(\"Here we go.\");\nthrow new InvalidOperationException(\"no\");\n"
        );
        var (_, run) = await copy.VerifyAsync(sandboxes);

        var fault = FaultOf(run, "run", Variant.CSharp);
        Assert.Equal((StepStatus.Failed, new SourceLocation("lessons/hello-world/run.cs", 2, 1)), (fault.Status, fault.Location));
    }

    [Fact]
    public async Task A_check_that_passes_before_its_step_fails_where_the_lesson_names_it()
    {
        using var copy = new LessonCopy("hello-world", steps: 3).Write("run.check.cs", NoCheck);
        var (_, run) = await copy.VerifyAsync(sandboxes);

        var fault = FaultOf(run, "run", Variant.Shell);
        Assert.Equal((StepStatus.Failed, copy.LocationOf("lesson.yml", "run.check.cs")), (fault.Status, fault.Location));
        Assert.Contains("passes before the step", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_crashes_is_an_error_at_the_line_that_threw()
    {
        using var copy = new LessonCopy("hello-world", steps: 3).Write(
            "run.check.cs",
            "var names = Array.Empty<string>();\n\nConsole.WriteLine(names[3]);\nreturn 1;\n"
        );
        var (_, run) = await copy.VerifyAsync(sandboxes);

        var fault = FaultOf(run, "run", Variant.Shell);
        Assert.Equal((StepStatus.Error, new SourceLocation("lessons/hello-world/run.check.cs", 3, 1)), (fault.Status, fault.Location));
    }

    [Fact]
    public async Task A_step_that_says_it_observes_and_changes_something_fails()
    {
        using var copy = new LessonCopy("hello-world", steps: 3).Replace(
            "lesson.yml",
            "shell: docker ps --all",
            "shell: docker ps --all && docker create hello-world >/dev/null"
        );
        var (_, run) = await copy.VerifyAsync(sandboxes);

        // The step's check counts only stopped containers and passes. The change shows in the state of the engine.
        var fault = FaultOf(run, "list", Variant.Shell);
        Assert.Equal(StepStatus.Failed, fault.Status);
        Assert.Contains("new: container", fault.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_does_not_end_fails_with_what_it_printed_so_far()
    {
        using var copy = new LessonCopy("hello-world", steps: 3).Replace(
            "lesson.yml",
            "    shell: docker run hello-world",
            "    timeout: 3\n    shell: echo so far && sleep 1000"
        );
        var (_, run) = await copy.VerifyAsync(sandboxes);

        var fault = FaultOf(run, "run", Variant.Shell);
        Assert.Equal((StepStatus.Failed, "an end within 3 s", "so far: so far"), (fault.Status, fault.Expected, fault.Actual));
    }

    [Fact]
    public async Task Two_programs_of_one_name_are_told_apart_by_their_folders()
    {
        using var copy = new LessonCopy("hello-world", steps: 3);
        copy.Write("other/run.check.cs", File.ReadAllText(copy.Content.FullPath("lessons/hello-world/list.check.cs")))
            .Write("other/run.cs", File.ReadAllText(copy.Content.FullPath("lessons/hello-world/list.cs")))
            .Replace("lesson.yml", "csharp: list.cs", "csharp: other/run.cs")
            .Replace("lesson.yml", "check: list.check.cs", "check: other/run.check.cs");
        var (_, run) = await copy.VerifyAsync(sandboxes);

        Assert.True(run.Passed, ConformanceCourse.FaultsOf(run));
    }

    [Theory]
    [InlineData("dockerd")]
    [InlineData("containerd")]
    public async Task A_daemon_that_dies_is_an_error_of_the_machinery(string daemon)
    {
        using var copy = new LessonCopy("hello-world", steps: 3).Replace(
            "lesson.yml",
            "shell: docker run hello-world",
            $"shell: sudo kill -KILL $(pidof {daemon}); sleep 1; docker ps"
        );
        var (_, run) = await copy.VerifyAsync(sandboxes);

        var fault = FaultOf(run, "run", Variant.Shell);
        Assert.Equal(StepStatus.Error, fault.Status);
        Assert.Contains($"{daemon} of the sandbox ended", fault.Reason, StringComparison.Ordinal);
    }

    private static Fault FaultOf(VerificationRun run, string step, Variant variant)
    {
        var result = run.Steps.Single(result => result.Step.Id == step && result.Variant == variant);
        Assert.True(result.Fault is not null, $"{step} ({variant}) is {result.Status}");
        return result.Fault;
    }
}
