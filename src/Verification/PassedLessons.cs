using Site.Content;
using Site.Diagnostics;
using Site.EngineApi;
using Site.Processes;
using Site.Recordings;
using Site.Recordings.Normalising;

namespace Site.Verification;

/// <summary>Keeps the recordings of the lessons that passed, and notes in <c>verified.json</c> that they did.</summary>
public static class PassedLessons
{
    /// <summary>Checks that <c>verified.json</c> can be read, before a run that would fail to add to it at its end.</summary>
    /// <param name="bag">Gets a problem when the file cannot be read.</param>
    public static void CheckFile(Course course, DiagnosticBag bag) => new VerifiedFile(course.Content).Read(bag);

    /// <summary>
    /// Writes the recordings of the lessons that passed. The recordings of a variant of a lesson are rewritten only when one of them has
    /// changed in more than ids, times and sizes. Then all of them are rewritten: a page must show a single run, so that an id is the same
    /// wherever it appears.
    /// </summary>
    /// <param name="bag">
    /// Gets a problem when <c>verified.json</c> cannot be read. A recording that cannot be read is replaced without a problem.
    /// </param>
    /// <returns>How many recordings were rewritten.</returns>
    public static int Record(Course course, VerificationRun run, DiagnosticBag bag)
    {
        var store = new RecordingStore(course.Content);
        var ignored = new DiagnosticBag();
        var passed = run
            .Steps.GroupBy(step => step.Lesson)
            .Where(steps => steps.All(step => step.IsFine) && IsWhole(steps.Key, steps))
            .ToList();
        var written = 0;
        foreach (
            var variant in passed
                .SelectMany(steps => steps)
                .Where(step => step.Recording is not null)
                .GroupBy(step => (step.Lesson, step.Variant))
        )
        {
            var ids = new PairedIds();
            var engine = run.Engine.Suite;
            if (
                variant.All(result =>
                    IsSame(store.Read(result.Lesson, engine, result.Step.Id, result.Variant, ignored), result.Recording!, ids)
                )
            )
            {
                continue;
            }

            foreach (var result in variant)
            {
                store.Write(result.Lesson, engine, result.Step.Id, result.Variant, result.Recording!);
                written++;
            }
        }

        passed.ForEach(steps => store.Prune(steps.Key, run.Engine.Suite));
        new VerifiedFile(course.Content).Add(
            passed.Select(steps =>
                (steps.Key.Id, run.Engine.Suite, Stamp(course, steps.First(step => step.Recording is not null), run.Started))
            ),
            bag
        );
        return written;
    }

    /// <summary>Whether every step has a recording in each of its variants. After an interrupted run, some may be missing.</summary>
    private static bool IsWhole(Lesson lesson, IEnumerable<StepResult> steps) =>
        lesson.AllSteps.SelectMany(step => step.Variants.Select(variant => (step, variant))).ToList() is { Count: > 0 } parts
        && !parts.Except(steps.Where(step => step.Recording is not null).Select(step => (step.Step, step.Variant))).Any();

    private static Verified Stamp(Course course, StepResult step, DateTimeOffset when)
    {
        var engine = step.Recording!.Engine;
        return new Verified(
            DateOnly.FromDateTime(when.UtcDateTime),
            engine.Version,
            engine.Api,
            engine.Kernel,
            LessonInputs.Hash(course.Content, step.Lesson)
        );
    }

    private static bool IsSame(Recording? old, Recording recording, PairedIds ids) =>
        old is not null
        && old.Command == recording.Command
        && old.Inputs == recording.Inputs
        && old.Engine.Version == recording.Engine.Version
        && IsSame(old, recording, each => each.Run, ids)
        && IsSame(old, recording, each => each.Check, ids)
        && Summaries(old.Calls).SequenceEqual(Summaries(recording.Calls))
        && FlowFacts.AreKnown(old.Flow, recording.Flow);

    /// <summary>
    /// The calls as sorted lines, because the order of calls that a client makes at the same time differs from run to run.
    /// </summary>
    private static IEnumerable<string> Summaries(IEnumerable<ApiCall> calls) =>
        calls.Select(call => Normaliser.Normalise($"{call.Method} {call.Path} {call.Status}")).Order(StringComparer.Ordinal);

    private static bool IsSame(Recording old, Recording recording, Func<Recording, RunOutput> output, PairedIds ids)
    {
        var (before, after) = (output(old), output(recording));
        return before.ExitCode == after.ExitCode
            && before.Cut == after.Cut
            && Normaliser.Normalise(before.Text, old.Engine.Kernel) == Normaliser.Normalise(after.Text, recording.Engine.Kernel)
            && ids.Contradiction(before.Text, after.Text) is null;
    }
}
