using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Processes;
using Site.Recordings;
using Site.Snippets;
using Site.Verification;

namespace Site.Tests;

/// <summary>A failed run is repeated once as a whole. The tests are about each step's result from the two runs.</summary>
public sealed class RepeatedRuns
{
    private static readonly SourceLocation Here = new("lesson.yml", 1, 1);
    private static readonly Step One = NewStep("one");
    private static readonly Step Two = NewStep("two");
    private static readonly Lesson Lesson = new(
        "first",
        "lessons/first",
        1,
        MachineKind.Docker,
        [One, Two],
        new Dictionary<Language, Prose>()
    );

    [Fact]
    public void What_failed_and_then_passed_is_flaky_and_keeps_its_fault()
    {
        var results = StepResult.Repeated([Failed(One), Blocked(Two)], [Passed(One), Passed(Two)]);

        Assert.Equal([StepStatus.Flaky, StepStatus.Passed], results.Select(result => result.Status));
        Assert.Equal("no", results[0].Fault!.Reason);
    }

    [Fact]
    public void What_fails_again_has_failed()
    {
        var results = StepResult.Repeated([Failed(One), Blocked(Two)], [Failed(One), Blocked(Two)]);
        Assert.Equal([StepStatus.Failed, StepStatus.Blocked], results.Select(result => result.Status));
        Assert.Single(results[0].Faults);
    }

    [Fact]
    public void What_fails_otherwise_the_second_time_tells_of_both()
    {
        var results = StepResult.Repeated(
            [Failed(One), Blocked(Two)],
            [Failed(One) with { Fault = new Fault(StepStatus.Error, Here, "crashed") }, Blocked(Two)]
        );
        Assert.Equal([("crashed", false), ("no", true)], results[0].Faults.Select(found => (found.Fault.Reason, found.IsFirst)));
    }

    [Fact]
    public void What_failed_first_and_is_blocked_then_is_not_forgotten()
    {
        var results = StepResult.Repeated([Passed(One), Failed(Two)], [Failed(One), Blocked(Two)]);
        Assert.Equal([StepStatus.Failed, StepStatus.Blocked], results.Select(result => result.Status));
        Assert.Equal([("no", true)], results[1].Faults.Select(found => (found.Fault.Reason, found.IsFirst)));
    }

    [Fact]
    public void A_second_run_that_fails_elsewhere_excuses_neither()
    {
        var results = StepResult.Repeated([Failed(One), Blocked(Two)], [Passed(One), Failed(Two)]);
        Assert.Equal([StepStatus.Flaky, StepStatus.Failed], results.Select(result => result.Status));
    }

    [Fact]
    public void A_preparation_that_failed_once_is_not_forgotten()
    {
        var results = StepResult.Repeated([Failed(One), Blocked(Two)], [Passed(Two)]);
        Assert.Equal([("two", StepStatus.Passed), ("one", StepStatus.Flaky)], results.Select(result => (result.Step.Id, result.Status)));
    }

    private static StepResult Passed(Step step) =>
        Blocked(step) with
        {
            Recording = new Recording(
                "",
                new RunOutput([], 0, Cut: false),
                0,
                [],
                new RunOutput([], 0, Cut: false),
                new EngineStamp("", "", "", ""),
                ""
            ),
        };

    private static StepResult Failed(Step step) => Blocked(step) with { Fault = new Fault(StepStatus.Failed, Here, "no") };

    private static StepResult Blocked(Step step) => new(Lesson, step, Variant.Shell, Fault: null, Seconds: 0, Recording: null);

    private static Step NewStep(string id) =>
        new(
            id,
            Here,
            new ShellCommand("true", Here),
            CSharp: null,
            new SnippetUse(new SnippetFile("so.check.cs", ""), Here),
            new Expectation(0, Here, Output: null),
            Observes: false,
            TimeSpan.FromSeconds(1)
        );
}
