using Site.Content;
using Site.Diagnostics;
using Site.Snippets;
using Site.Verification;

namespace Site.Tests;

/// <summary>A step that needs qemu is a step like any other where qemu is installed, and is skipped by name elsewhere.</summary>
public sealed class LackingQemu
{
    private static readonly SourceLocation Here = new("lessons/first/lesson.yml", 3, 5);

    [Fact]
    public async Task A_lesson_that_lacks_it_needs_no_sandbox_and_is_skipped_by_name()
    {
        var run = Run([Need.Qemu]);
        Assert.False(run.NeedsSandbox);

        var result = Assert.Single(
            await run.RunAsync(
                null!,
                null!,
                new Dictionary<string, CompiledSnippet>(),
                new Ignored(),
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal(StepStatus.Skipped, result.Status);
        Assert.True(result.IsFine);
        Assert.True(result.LacksSomething);
        Assert.Equal("not run here: it needs qemu, which this computer lacks", result.NotRunReason);
    }

    [Fact]
    public void A_lesson_on_a_machine_with_systemd_needs_control_groups_for_all_steps()
    {
        var run = Run([Need.Limits]);
        Assert.True((run with { Lesson = run.Lesson with { Machine = Engines.MachineKind.Docker } }).NeedsSandbox);
        var systemd = run.Lesson with { Machine = Engines.MachineKind.Systemd, Steps = [Step with { Needs = null }] };
        Assert.False((run with { Lesson = systemd }).NeedsSandbox);
        Assert.True((run with { Lesson = systemd, Lacks = [] }).NeedsSandbox);
    }

    [Fact]
    public void A_lesson_that_has_it_is_run() => Assert.True(Run([]).NeedsSandbox);

    [Fact]
    public void Its_step_has_variants_and_is_not_only_described()
    {
        Assert.False(Step.IsDescribed);
        Assert.Equal([Variant.Shell], Step.Variants);
        Assert.True((Step with { Needs = Need.Windows }).IsDescribed);
    }

    [Fact]
    public async Task A_lesson_with_skipped_steps_is_neither_recorded_nor_stamped()
    {
        using var fixture = new CourseFixture();
        var bag = new DiagnosticBag();
        var course = new CourseReader(new ContentDirectory(fixture.Root), bag).Read()!;
        var results = await Run([Need.Qemu])
            .RunAsync(null!, null!, new Dictionary<string, CompiledSnippet>(), new Ignored(), TestContext.Current.CancellationToken);

        Assert.Equal(0, PassedLessons.Record(course, new(Engines.EngineName.Default, DateTimeOffset.UnixEpoch, 1, results), bag));

        Assert.DoesNotContain("first", File.ReadAllText(Path.Combine(fixture.Root, "verified.json")), StringComparison.Ordinal);
    }

    private static Step Step { get; } =
        new(
            "boot",
            Here,
            new ShellCommand("true", Here),
            CSharp: null,
            new SnippetUse(new SnippetFile("so.check.cs", ""), Here),
            new Expectation(0, Here, Output: null),
            Observes: false,
            TimeSpan.FromSeconds(1)
        )
        {
            Needs = Need.Qemu,
        };

    private static LessonRun Run(IReadOnlyCollection<Need> lacks) =>
        new(
            null!,
            new Lesson("first", "lessons/first", 1, Engines.MachineKind.Docker, [Step], new Dictionary<Language, Prose>()),
            Variant.Shell,
            lacks
        );

    private sealed class Ignored : IProgress<StepResult>
    {
        public void Report(StepResult value) { }
    }
}
