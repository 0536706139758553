using Site.Content;
using Site.Diagnostics;
using Site.Processes;
using Site.Recordings;
using Site.Recordings.Normalising;

namespace Site.Verification;

/// <summary>Compares what a run printed with what readers see: the recordings.</summary>
public static class Comparison
{
    private const string EndOfOutput = "the end of the output";

    /// <summary>
    /// The run, in which a step that passed and printed something else than is recorded has failed. A recording of
    /// another version of the engine, or of an earlier state of the step, cannot be compared with it.
    /// </summary>
    /// <param name="bag">Gets a warning for each lesson that could not be compared.</param>
    public static VerificationRun WithRecordings(Course course, VerificationRun run, DiagnosticBag bag)
    {
        var store = new RecordingStore(course.Content);
        var compared = new Dictionary<StepResult, StepResult>();
        foreach (var variant in run.Steps.GroupBy(result => (result.Lesson, result.Variant)))
        {
            var ids = new PairedIds();
            foreach (var result in variant)
            {
                var recorded = store.Read(result.Lesson, run.Engine.Suite, result.Step.Id, result.Variant, bag);
                compared[result] = IsComparable(recorded, result.Recording) ? Compare(result, recorded!, ids) : result;
            }
        }

        foreach (var lesson in run.Steps.GroupBy(result => result.Lesson))
        {
            WarnOfStale(lesson.Key, lesson, run.Engine.Suite, store, bag);
        }

        return run with
        {
            Steps = [.. run.Steps.Select(result => compared[result])],
        };
    }

    private static bool IsComparable(Recording? recorded, Recording? fresh) =>
        recorded is not null && fresh is not null && recorded.Inputs == fresh.Inputs && recorded.Engine.Version == fresh.Engine.Version;

    private static void WarnOfStale(Lesson lesson, IEnumerable<StepResult> results, string engine, RecordingStore store, DiagnosticBag bag)
    {
        var unread = new DiagnosticBag();
        var pairs = results
            .Select(result => (Old: store.Read(lesson, engine, result.Step.Id, result.Variant, unread), Fresh: result.Recording))
            .Where(pair => pair is { Old: not null, Fresh: not null })
            .Select(pair => (Old: pair.Old!, Fresh: pair.Fresh!))
            .ToList();
        var help = $"run `verify-lessons {lesson.Id} --engine {engine} --record`";
        if (pairs.FirstOrDefault(pair => pair.Old.Engine.Version != pair.Fresh.Engine.Version) is ({ } old, { } fresh))
        {
            bag.Warn(
                Codes.StaleRecording,
                lesson.Steps[0].Location,
                $"the lesson `{lesson.Id}` was recorded on Docker {old.Engine.Version}, and this is {fresh.Engine.Version}: their outputs are not compared",
                help
            );
        }
        else if (pairs.Any(pair => pair.Old.Inputs != pair.Fresh.Inputs))
        {
            bag.Warn(
                Codes.StaleRecording,
                lesson.Steps[0].Location,
                $"the lesson `{lesson.Id}` has changed since it was recorded on {engine}: not every output is compared",
                help
            );
        }
    }

    private static StepResult Compare(StepResult result, Recording recorded, PairedIds ids) =>
        result is not { Status: StepStatus.Passed, Recording: { } fresh }
            ? result
            : result with
            {
                Fault =
                    Difference(result.Step, "its output", recorded, fresh, recording => recording.Run, ids)
                    ?? Difference(result.Step, "its check's output", recorded, fresh, recording => recording.Check, ids),
            };

    private static Fault? Difference(
        Step step,
        string what,
        Recording recorded,
        Recording came,
        Func<Recording, RunOutput> output,
        PairedIds ids
    )
    {
        var (old, fresh) = (Lines(output(recorded), recorded.Engine.Kernel), Lines(output(came), came.Engine.Kernel));
        if (FirstDifference(old, fresh) is { } at)
        {
            return new Fault(
                StepStatus.Failed,
                step.Location,
                $"{what} is not what readers see, from line {at + 1} on; if that is right, record it: --record",
                old.ElementAtOrDefault(at) ?? EndOfOutput,
                fresh.ElementAtOrDefault(at) ?? EndOfOutput
            )
            {
                Diff = LineDiff.Of(old, fresh),
            };
        }

        return ids.Contradiction(output(recorded).Text, output(came).Text) is not { } pair
            ? null
            : new Fault(
                StepStatus.Failed,
                step.Location,
                $"{what} has another id than what readers see: it is that of something else in this lesson; if that is right, record it: --record",
                pair.Old,
                pair.Fresh
            );
    }

    /// <returns>The index of a line; null when the outputs are the same.</returns>
    private static int? FirstDifference(string[] old, string[] fresh) =>
        Enumerable
            .Range(0, Math.Max(old.Length, fresh.Length))
            .Where(line => old.ElementAtOrDefault(line) != fresh.ElementAtOrDefault(line))
            .Select(line => (int?)line)
            .FirstOrDefault();

    private static string[] Lines(RunOutput output, string kernel) => Normaliser.Normalise(output.Text, kernel).TrimEnd('\n').Split('\n');
}
