using Site.Verification;

namespace Site.Sandbox.Tests;

/// <summary>A background command that waits for input before it does anything.</summary>
public sealed class WaitingInTheBackground(Sandboxes sandboxes) : IDisposable
{
    private const string Ask = """
        check: made.check.cs
            tty: true
            background: true
            timeout: 5
            input:
              - wait: "Name? "
                send: "me\n"

        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("waiting-");

    [Fact]
    public async Task A_question_that_never_comes_is_named_when_the_time_of_the_step_is_over()
    {
        Write($"  - id: ask\n    shell: echo nothing; exec sleep 600\n    {Ask}");
        var run = await VerifyAsync();

        var fault = Assert.Single(run.Steps).Fault!;
        Assert.Equal(StepStatus.Failed, fault.Status);
        Assert.Equal("`echo nothing; exec sleep 600` did not print the text that the step waits for", fault.Reason);
        Assert.Equal(("Name? ", "so far: nothing"), (fault.Expected, fault.Actual));
    }

    [Fact]
    public async Task What_has_been_answered_runs_on_until_the_lesson_ends()
    {
        Write(
            $"  - id: ask\n    shell: read -p 'Name? ' name; touch made; exec sleep 600\n    {Ask}"
                + "  - id: after\n    shell: sleep 6; touch after\n    check: after.check.cs\n    terminal: b\n"
        );
        var run = await VerifyAsync();

        Assert.True(run.Passed, ConformanceCourse.FaultsOf(run));
        Assert.Equal("Name? me\r\n", run.Steps[0].Recording!.Run.Text.Replace("^C", "", StringComparison.Ordinal));
    }

    public void Dispose() => _root.Delete(recursive: true);

    private Task<VerificationRun> VerifyAsync() =>
        ConformanceCourse
            .VerifyAsync(sandboxes, _root.FullName, repeats: false)
            .WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

    private void Write(string steps)
    {
        CopiedLesson.WriteCourse(_root.FullName, ["waiting"]);
        var folder = Directory.CreateDirectory(Path.Combine(_root.FullName, "lessons/waiting")).FullName;
        File.WriteAllText(Path.Combine(folder, "lesson.yml"), $"steps:\n{steps}");
        foreach (var file in new[] { "made", "after" })
        {
            File.WriteAllText(Path.Combine(folder, $"{file}.check.cs"), $"return File.Exists(\"{file}\") ? 0 : 1;\n");
        }

        CopiedLesson.WriteProse(folder);
    }
}
