using Site.Content;
using Site.Diagnostics;
using Site.Recordings;

namespace Site.Verification;

/// <summary>How a step went.</summary>
public enum StepStatus
{
    Passed,

    /// <summary>The step is not as the lesson says.</summary>
    Failed,

    /// <summary>Its check or the machinery broke: nothing is known of the step itself.</summary>
    Error,

    /// <summary>An earlier step of the same run did not pass.</summary>
    Blocked,

    /// <summary>Nothing was run: the step needs what no sandbox has.</summary>
    Skipped,

    /// <summary>It passed when its whole run was repeated; the fault is what came the first time.</summary>
    Flaky,
}

/// <summary>What is not as it should be, and where that is said.</summary>
/// <param name="Reason">One sentence without its full stop.</param>
/// <param name="Expected">What the lesson says; null where the reason says it all.</param>
/// <param name="Came">What came instead.</param>
public sealed record Fault(StepStatus Status, SourceLocation Location, string Reason, string? Expected = null, string? Came = null)
{
    /// <summary>From what is recorded to what came; empty where it is not about a recording.</summary>
    public IReadOnlyList<DiffLine> Diff { get; init; } = [];
}

/// <summary>One step in one way.</summary>
/// <param name="Fault">Null when it passed, was blocked or is told.</param>
/// <param name="Recording">What it left; null when it did not get that far.</param>
public sealed record StepResult(Lesson Lesson, Step Step, Variant Variant, Fault? Fault, double Seconds, Recording? Recording)
{
    /// <summary>The run was interrupted before the step had come to its end; it counts as blocked.</summary>
    public bool Interrupted { get; init; }

    /// <summary>What was wrong with it the first time, where its run was repeated and it has not passed then either.</summary>
    public Fault? First { get; init; }

    /// <summary>What is wrong now, and what was wrong the first time where that was something else.</summary>
    public IEnumerable<(Fault Fault, bool IsFirst)> Faults =>
        [
            .. Fault is null ? [] : new[] { (Fault, false) },
            .. First is null || (First.Reason == Fault?.Reason && First.Came == Fault?.Came) ? [] : new[] { (First, true) },
        ];

    /// <summary>Why nothing is known of the step, as reports say it; null for one that was run.</summary>
    public string? Unknown =>
        Interrupted ? "interrupted"
        : Status == StepStatus.Blocked ? "an earlier step did not pass"
        : Status == StepStatus.Skipped ? $"told, not run: it needs {Step.Needs.ToString()!.ToLowerInvariant()}"
        : null;

    public StepStatus Status =>
        Fault?.Status
        ?? (
            Step.Needs is not null ? StepStatus.Skipped
            : Recording is null ? StepStatus.Blocked
            : StepStatus.Passed
        );

    /// <summary>Nothing speaks against the step: it passed, or nobody tried.</summary>
    public bool IsFine => Status is StepStatus.Passed or StepStatus.Skipped;

    /// <summary>A run and its repetition: what failed first and passed then is flaky.</summary>
    public static IReadOnlyList<StepResult> Repeated(IReadOnlyList<StepResult> first, IReadOnlyList<StepResult> second)
    {
        var faults = first.Where(result => result.Fault is not null).ToDictionary(result => result.Step, result => result.Fault!);
        return
        [
            .. second.Select(result => faults.TryGetValue(result.Step, out var fault) ? Again(result, fault) : result),
            // A command that only prepares the C# way is not reported where it passes.
            .. first
                .Where(result => result.Fault is not null && second.All(again => again.Step != result.Step))
                .Select(result => Flaky(result, result.Fault!)),
        ];
    }

    private static StepResult Again(StepResult second, Fault first) => second.IsFine ? Flaky(second, first) : second with { First = first };

    private static StepResult Flaky(StepResult result, Fault first) => result with { Fault = first with { Status = StepStatus.Flaky } };
}
