using Site.Content;
using Site.Diagnostics;
using Site.Processes;
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
    /// <param name="bag">Gets a warning for each lesson that could not be compared.</param>
    public static VerificationRun WithRecordings(Course course, VerificationRun run, DiagnosticBag bag)
    {
        var store = new RecordingStore(course.Content);
        var recorded = run.Steps.ToDictionary(result => result, result => store.Read(result.Lesson, run.Engine.Suite, result.Step.Id, result.Way, bag));
        foreach (var lesson in recorded.GroupBy(pair => pair.Key.Lesson))
        {
            Warn(lesson.Key, run.Engine.Suite, [.. lesson.Select(pair => (pair.Value, pair.Key.Recording)).Where(pair => pair.Value is not null && pair.Recording is not null)!], bag);
        }

        var ids = run.Steps.Select(result => (result.Lesson, result.Way)).Distinct().ToDictionary(part => part, _ => new PairedIds());
        return run with { Steps = [.. run.Steps.Select(result => Compare(result, recorded[result], ids[(result.Lesson, result.Way)]))] };
    }

    private static void Warn(Lesson lesson, string engine, IReadOnlyList<(Recording Old, Recording Came)> pairs, DiagnosticBag bag)
    {
        var help = $"run `verify-lessons {lesson.Id} --engine {engine} --record`";
        if (pairs.FirstOrDefault(pair => pair.Old.Engine.Version != pair.Came.Engine.Version) is ({ } old, { } came))
        {
            bag.Warn(Codes.StaleRecording, lesson.Steps[0].Place, $"the lesson `{lesson.Id}` was recorded on Docker {old.Engine.Version}, and this is {came.Engine.Version}: their outputs are not compared", help);
        }
        else if (pairs.Any(pair => pair.Old.Inputs != pair.Came.Inputs))
        {
            bag.Warn(Codes.StaleRecording, lesson.Steps[0].Place, $"the lesson `{lesson.Id}` has changed since it was recorded on {engine}: not every output is compared", help);
        }
    }

    private static StepResult Compare(StepResult result, Recording? recorded, PairedIds ids) =>
        result is not { Status: StepStatus.Passed, Recording: { } came } || recorded is null || recorded.Inputs != came.Inputs || recorded.Engine.Version != came.Engine.Version
            ? result
            : result with { Fault = Difference(result.Step, "its output", recorded.Run, came.Run, ids) ?? Difference(result.Step, "its check's output", recorded.Check, came.Check, ids) };

    private static Fault? Difference(Step step, string what, RunOutput recorded, RunOutput came, PairedIds ids)
    {
        var (old, fresh) = (Lines(recorded), Lines(came));
        var at = Enumerable.Range(0, Math.Max(old.Length, fresh.Length)).FirstOrDefault(line => old.ElementAtOrDefault(line) != fresh.ElementAtOrDefault(line), -1);
        if (at < 0)
        {
            return ids.Contradiction(recorded.Text, came.Text) is not { } pair ? null : new Fault(
                StepStatus.Failed, step.Place, $"{what} has another id than what readers see: it is that of something else in this lesson; if that is right, record it: --record", pair.Old, pair.Fresh);
        }

        return new Fault(
            StepStatus.Failed, step.Place, $"{what} is not what readers see, from line {at + 1} on; if that is right, record it: --record",
            old.ElementAtOrDefault(at) ?? "the end of the output", fresh.ElementAtOrDefault(at) ?? "the end of the output")
        {
            Diff = LineDiff.Of(old, fresh),
        };
    }

    private static string[] Lines(RunOutput output) => Normaliser.Normalise(output.Text).TrimEnd('\n').Split('\n');
}
