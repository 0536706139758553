using Site.Content;
using Site.Verification;

namespace Site.Sandbox.Tests;

/// <summary>The conformance course uses every key that a step can have.</summary>
public sealed class Conforming(Conforming.Once once) : IClassFixture<Conforming.Once>
{
    [Fact]
    public async Task Every_part_of_the_contract_holds()
    {
        var run = await once.RunAsync();

        Assert.True(run.Passed, ConformanceCourse.FaultsOf(run));
        Assert.Equal(
            [
                "file",
                "state",
                "carried",
                "other",
                "listen",
                "heard",
                "quiet",
                "typed",
                "ticking",
                "follow",
                "streams",
                "root",
                "windows",
                "your-turn-1",
                "your-turn-2",
                "heard",
                "follow",
                "root",
            ],
            run.Steps.Select(step => step.Step.Id)
        );
        Assert.All(run.Steps, step => Assert.Equal(step.Step.Id == "windows" ? StepStatus.Skipped : StepStatus.Passed, step.Status));
    }

    [Fact]
    public async Task What_runs_in_the_background_is_recorded_until_the_lesson_ends_with_its_task() =>
        Assert.Equal("create heard\ncreate typed\ncreate ticking\ncreate turn\n", (await RecordingAsync("listen")).Run.Text);

    [Fact]
    public async Task A_terminal_shows_what_is_typed_and_what_comes_of_it()
    {
        var text = (await RecordingAsync("typed")).Run.Text;

        Assert.Contains("echo $((6 * 7)); tty\r\n42\r\n/dev/pts/0\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("exit 3\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_error_is_recorded_apart_where_something_is_expected_of_it() =>
        Assert.Equal(
            [("err\n", true), ("out\n", false)],
            (await RecordingAsync("streams")).Run.Chunks.Select(chunk => (chunk.Text, chunk.IsError)).Order()
        );

    [Fact]
    public async Task The_calls_of_a_step_are_recorded_unless_it_wants_none()
    {
        Assert.Contains((await RecordingAsync("heard")).Calls, call => call.Path.Contains("/containers/create", StringComparison.Ordinal));
        Assert.Empty((await RecordingAsync("quiet")).Calls);
    }

    [Fact]
    public async Task A_task_s_solution_is_recorded_with_what_the_check_says_after_its_end()
    {
        var (first, last) = (await RecordingAsync("your-turn-1"), await RecordingAsync("your-turn-2"));

        Assert.Matches(@"[0-9a-f]{64}\n\z", first.Run.Text);
        Assert.Contains(first.Calls, call => call.Path.Contains("/containers/create", StringComparison.Ordinal));
        Assert.Equal("", first.Check.Text);
        Assert.Equal("The container turn is there, and turn.txt is there.\n", last.Check.Text);
    }

    private async Task<Recordings.Recording> RecordingAsync(string step) =>
        (await once.RunAsync()).Steps.Single(result => result.Step.Id == step && result.Variant == Variant.Shell).Recording!;

    /// <summary>The course is verified once for all tests of the class.</summary>
    public sealed class Once(Sandboxes sandboxes)
    {
        private Task<VerificationRun>? _run;

        public Task<VerificationRun> RunAsync() =>
            _run ??= ConformanceCourse.VerifyAsync(sandboxes, ConformanceCourse.Directory, repeats: false);
    }
}
