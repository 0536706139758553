using Site.Content;
using Site.Diagnostics;
using Site.EngineApi;
using Site.Processes;
using Site.Recordings;
using Site.Recordings.Normalising;

namespace Site.Verification;

/// <summary>Keeps what the lessons that passed have printed.</summary>
public static class PassedLessons
{
    /// <summary>Says before a run whether the file that <see cref="Record"/> adds to can be read.</summary>
    /// <param name="bag">Gets a problem when it cannot.</param>
    public static void CheckFile(Course course, DiagnosticBag bag) => new VerifiedFile(course.Content).Read(bag);

    /// <summary>
    /// The recordings of a lesson's way are rewritten only when something other than ids, times and sizes is new in one of them. Then
    /// all are: what readers see on a page is one run, in which an id that comes up again is the same.
    /// </summary>
    /// <param name="bag">
    /// Gets a problem when <c>verified.json</c> cannot be read. A recording that cannot be read is none: the new one replaces it.
    /// </param>
    /// <returns>How many recordings were rewritten.</returns>
    public static int Record(Course course, VerificationRun run, DiagnosticBag bag)
    {
        var store = new RecordingStore(course.Content);
        var replaced = new DiagnosticBag();
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
                    IsSame(store.Read(result.Lesson, engine, result.Step.Id, result.Variant, replaced), result.Recording!, ids)
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

    /// <summary>An interrupted run may know of one way only.</summary>
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

    private static bool IsSame(Recording? old, Recording fresh, PairedIds ids) =>
        old is not null
        && old.Command == fresh.Command
        && old.Inputs == fresh.Inputs
        && old.Engine.Version == fresh.Engine.Version
        && IsSame(old, fresh, recording => recording.Run, ids)
        && IsSame(old, fresh, recording => recording.Check, ids)
        && Summaries(old.Calls).SequenceEqual(Summaries(fresh.Calls));

    /// <summary>In no order: a client may ask several things at once.</summary>
    private static IEnumerable<string> Summaries(IEnumerable<ApiCall> calls) =>
        calls.Select(call => Normaliser.Normalise($"{call.Method} {call.Path} {call.Status}")).Order(StringComparer.Ordinal);

    private static bool IsSame(Recording old, Recording fresh, Func<Recording, RunOutput> output, PairedIds ids)
    {
        var (before, after) = (output(old), output(fresh));
        return before.ExitCode == after.ExitCode
            && before.Cut == after.Cut
            && Normaliser.Normalise(before.Text, old.Engine.Kernel) == Normaliser.Normalise(after.Text, fresh.Engine.Kernel)
            && ids.Contradiction(before.Text, after.Text) is null;
    }
}
