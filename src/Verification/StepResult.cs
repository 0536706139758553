using Site.Diagnostics;
using Site.Lessons;
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
}

/// <summary>What is not as it should be, and where that is said.</summary>
/// <param name="Reason">One sentence without its full stop.</param>
/// <param name="Expected">What the lesson says; null where the reason says it all.</param>
/// <param name="Came">What came instead.</param>
public sealed record Fault(StepStatus Status, Place Place, string Reason, string? Expected = null, string? Came = null);

/// <summary>One step in one way.</summary>
/// <param name="Fault">Null when it passed or was blocked.</param>
/// <param name="Recording">What it left; null when it did not get that far.</param>
public sealed record StepResult(Lesson Lesson, Step Step, Way Way, Fault? Fault, double Seconds, Recording? Recording)
{
    public StepStatus Status => Fault?.Status ?? (Recording is null ? StepStatus.Blocked : StepStatus.Passed);
}
