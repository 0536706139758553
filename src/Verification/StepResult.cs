using Site.Content;
using Site.Diagnostics;
using Site.Recordings;

namespace Site.Verification;

/// <summary>How a step went.</summary>
public enum StepStatus
{
    Passed,

    /// <summary>The step did not do what the lesson says.</summary>
    Failed,

    /// <summary>The check or the sandbox failed, so nothing is known about the step itself.</summary>
    Error,

    /// <summary>An earlier step of the same run did not pass.</summary>
    Blocked,

    /// <summary>The step was not run, because it needs something that no sandbox has, or that this computer lacks.</summary>
    Skipped,

    /// <summary>The step failed at first and passed when its whole run was repeated. The fault is that of the first run.</summary>
    Flaky,
}

/// <summary>Why a step did not pass.</summary>
/// <param name="Location">The place in the content to look at.</param>
/// <param name="Reason">One sentence without its full stop.</param>
/// <param name="Expected">What the lesson expects; null when the reason is enough.</param>
/// <param name="Actual">What happened instead.</param>
public sealed record Fault(StepStatus Status, SourceLocation Location, string Reason, string? Expected = null, string? Actual = null)
{
    /// <summary>The difference between the recorded output and the new one; empty when the fault is not about a recording.</summary>
    public IReadOnlyList<DiffLine> Diff { get; init; } = [];
}

/// <summary>The result of one step in one variant.</summary>
/// <param name="Fault">Null when the step passed or was not run.</param>
/// <param name="Recording">What the step printed; null when it did not pass.</param>
public sealed record StepResult(Lesson Lesson, Step Step, Variant Variant, Fault? Fault, double Seconds, Recording? Recording)
{
    /// <summary>What the step needs and is not there, so that it was not even tried; null when it was.</summary>
    public Need? Missing { get; init; }

    /// <summary>Whether the step was skipped although a better equipped computer could have run it.</summary>
    public bool LacksSomething => Missing?.IsNowhere() == false;

    /// <summary>Whether the run was interrupted before the step ended. Such a step counts as blocked.</summary>
    public bool Interrupted { get; init; }

    /// <summary>The fault of the first run, when the run was repeated and the step did not pass the second time either.</summary>
    public Fault? FirstFault { get; init; }

    /// <summary>The fault of the last run, and that of the first run if it was a different one.</summary>
    public IEnumerable<(Fault Fault, bool IsFirst)> Faults =>
        [
            .. Fault is null ? [] : new[] { (Fault, false) },
            .. FirstFault is null || (FirstFault.Reason == Fault?.Reason && FirstFault.Actual == Fault?.Actual)
                ? []
                : new[] { (FirstFault, true) },
        ];

    /// <summary>Why the step was not run, for reports; null when it was.</summary>
    public string? NotRunReason =>
        Interrupted ? "interrupted"
        : Status == StepStatus.Blocked ? "an earlier step did not pass"
        : LacksSomething ? $"not run here: it needs {Needed}, which this computer lacks"
        : Status == StepStatus.Skipped ? $"described only, not run: it needs {Needed}"
        : null;

    private string Needed => Missing.ToString()!.ToLowerInvariant();

    public StepStatus Status =>
        Fault?.Status
        ?? (
            Missing is not null ? StepStatus.Skipped
            : Recording is null ? StepStatus.Blocked
            : StepStatus.Passed
        );

    /// <summary>Whether the step passed or was skipped.</summary>
    public bool IsFine => Status is StepStatus.Passed or StepStatus.Skipped;

    /// <summary>Combines the results of a run and its repetition. A step that failed first and then passed is flaky.</summary>
    public static IReadOnlyList<StepResult> Repeated(IReadOnlyList<StepResult> first, IReadOnlyList<StepResult> second)
    {
        var faults = first.Where(result => result.Fault is not null).ToDictionary(result => result.Step, result => result.Fault!);
        return
        [
            .. second.Select(result => faults.TryGetValue(result.Step, out var fault) ? Combined(result, fault) : result),
            // The C# variant reports a command that has no C# program only when it fails, so it may be missing from the second run.
            .. first
                .Where(result => result.Fault is not null && second.All(again => again.Step != result.Step))
                .Select(result => Flaky(result, result.Fault!)),
        ];
    }

    private static StepResult Combined(StepResult second, Fault first) =>
        second.IsFine ? Flaky(second, first) : second with { FirstFault = first };

    private static StepResult Flaky(StepResult result, Fault first) => result with { Fault = first with { Status = StepStatus.Flaky } };
}
