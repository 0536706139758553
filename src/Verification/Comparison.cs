using Site.Content;
using Site.Diagnostics;
using Site.Processes;
using Site.Recordings;
using Site.Recordings.Normalising;

namespace Site.Verification;

/// <summary>Compares what a run printed with the recordings, which are what readers see.</summary>
public static class Comparison
{
    private const string EndOfOutput = "the end of the output";

    /// <summary>
    /// Returns the run with the steps failed that passed but printed something other than their recordings. Recordings of another version
    /// of the engine, or of an earlier state of the step, are not compared.
    /// </summary>
    /// <param name="bag">Gets a warning for each lesson with recordings that were not compared.</param>
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

    private static bool IsComparable(Recording? recorded, Recording? actual) =>
        recorded is not null && actual is not null && recorded.Inputs == actual.Inputs && recorded.Engine.Version == actual.Engine.Version;

    private static void WarnOfStale(Lesson lesson, IEnumerable<StepResult> results, string engine, RecordingStore store, DiagnosticBag bag)
    {
        var ignored = new DiagnosticBag();
        var pairs = results
            .Select(result => (Old: store.Read(lesson, engine, result.Step.Id, result.Variant, ignored), New: result.Recording))
            .Where(pair => pair is { Old: not null, New: not null })
            .Select(pair => (Old: pair.Old!, New: pair.New!))
            .ToList();
        var help = $"run `verify-lessons {lesson.Id} --engine {engine} --record`";
        if (pairs.FirstOrDefault(pair => pair.Old.Engine.Version != pair.New.Engine.Version) is ({ } old, { } now))
        {
            bag.Warn(
                Codes.StaleRecording,
                lesson.Steps[0].Location,
                $"the lesson `{lesson.Id}` was recorded on Docker {old.Engine.Version}, but this is Docker {now.Engine.Version}: "
                    + "the outputs are not compared",
                help
            );
        }
        else if (pairs.Any(pair => pair.Old.Inputs != pair.New.Inputs))
        {
            bag.Warn(
                Codes.StaleRecording,
                lesson.Steps[0].Location,
                $"the lesson `{lesson.Id}` has changed since it was recorded on {engine}: the outputs of changed steps are not compared",
                help
            );
        }
    }

    private static StepResult Compare(StepResult result, Recording recorded, PairedIds ids) =>
        result is not { Status: StepStatus.Passed, Recording: { } actual }
            ? result
            : result with
            {
                Fault =
                    Difference(result.Step, "the output", recorded, actual, recording => recording.Run, ids)
                    ?? Difference(result.Step, "the output of the check", recorded, actual, recording => recording.Check, ids),
            };

    private static Fault? Difference(
        Step step,
        string what,
        Recording recorded,
        Recording actual,
        Func<Recording, RunOutput> output,
        PairedIds ids
    )
    {
        var (oldLines, newLines) = (Lines(output(recorded), recorded.Engine.Kernel), Lines(output(actual), actual.Engine.Kernel));
        if (FirstDifference(oldLines, newLines) is { } at)
        {
            return new Fault(
                StepStatus.Failed,
                step.Location,
                $"{what} differs from what readers see, from line {at + 1} on; if the new output is right, record it with --record",
                oldLines.ElementAtOrDefault(at) ?? EndOfOutput,
                newLines.ElementAtOrDefault(at) ?? EndOfOutput
            )
            {
                Diff = LineDiff.Of(oldLines, newLines),
            };
        }

        return ids.Contradiction(output(recorded).Text, output(actual).Text) is not { } pair
            ? null
            : new Fault(
                StepStatus.Failed,
                step.Location,
                $"{what} has an id that belongs to something else in what readers see; if the new output is right, record it with --record",
                pair.Old,
                pair.Fresh
            );
    }

    /// <returns>The index of the first line that differs; null when none does.</returns>
    private static int? FirstDifference(string[] oldLines, string[] newLines) =>
        Enumerable
            .Range(0, Math.Max(oldLines.Length, newLines.Length))
            .Where(line => oldLines.ElementAtOrDefault(line) != newLines.ElementAtOrDefault(line))
            .Select(line => (int?)line)
            .FirstOrDefault();

    private static string[] Lines(RunOutput output, string kernel) => Normaliser.Normalise(output.Text, kernel).TrimEnd('\n').Split('\n');
}
