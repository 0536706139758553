using Site.Diagnostics;
using Site.Lessons;
using Site.Recordings;
using Site.Recordings.Normalising;

namespace Site.Verification;

/// <summary>Holds what came against what readers see: the recordings.</summary>
public static class Comparison
{
    /// <summary>
    /// The run, in which a step that passed and printed something else than is recorded has failed. A recording of
    /// another version of the engine, or of an earlier state of the step, cannot be held against it.
    /// </summary>
    public static VerificationRun WithRecordings(Course course, VerificationRun run, DiagnosticBag bag)
    {
        var store = new RecordingStore(course.Content);
        return run with { Steps = [.. run.Steps.Select(result => Compare(result, store.Read(result.Lesson, run.Engine.Suite, result.Step.Id, result.Way, bag)))] };
    }

    private static StepResult Compare(StepResult result, Recording? recorded) =>
        result is not { Status: StepStatus.Passed, Recording: { } came } || recorded is null || recorded.Inputs != came.Inputs || recorded.Engine.Version != came.Engine.Version
            ? result
            : result with { Fault = Difference(result.Step, "its output", recorded.Run, came.Run) ?? Difference(result.Step, "its check's output", recorded.Check, came.Check) };

    private static Fault? Difference(Step step, string what, RunOutput recorded, RunOutput came)
    {
        var (old, fresh) = (Lines(recorded), Lines(came));
        var at = Enumerable.Range(0, Math.Max(old.Length, fresh.Length)).FirstOrDefault(line => old.ElementAtOrDefault(line) != fresh.ElementAtOrDefault(line), -1);
        return at < 0 ? null : new Fault(
            StepStatus.Failed, step.Place, $"{what} is not what readers see, from line {at + 1} on; if that is right, record it: --record",
            old.ElementAtOrDefault(at) ?? "the end of the output", fresh.ElementAtOrDefault(at) ?? "the end of the output");
    }

    private static string[] Lines(RunOutput output) => Normaliser.Normalise(output.Text).TrimEnd('\n').Split('\n');
}
