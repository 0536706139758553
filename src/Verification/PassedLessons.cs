using Site.Diagnostics;
using Site.Lessons;
using Site.Recordings;
using Site.Recordings.Normalising;

namespace Site.Verification;

/// <summary>Keeps what the lessons that passed have printed.</summary>
public static class PassedLessons
{
    /// <summary>A recording is rewritten only when something other than ids, times and sizes is new in it.</summary>
    /// <param name="bag">Gets a problem for a recording that cannot be read; it is replaced all the same.</param>
    /// <returns>How many recordings were rewritten.</returns>
    public static int Record(Course course, VerificationRun run, DiagnosticBag bag)
    {
        var store = new RecordingStore(course.Content);
        var passed = run.Steps.GroupBy(step => step.Lesson).Where(steps => steps.All(step => step.IsFine) && IsWhole(steps.Key, steps)).ToList();
        var written = 0;
        foreach (var result in passed.SelectMany(steps => steps).Where(step => step.Recording is not null))
        {
            var engine = run.Engine.Suite;
            if (!IsSame(store.Read(result.Lesson, engine, result.Step.Id, result.Way, bag), result.Recording!))
            {
                store.Write(result.Lesson, engine, result.Step.Id, result.Way, result.Recording!);
                written++;
            }
        }

        passed.ForEach(steps => store.Prune(steps.Key, run.Engine.Suite));
        new VerifiedFile(course.Content).Add(passed.Select(steps => (steps.Key.Id, run.Engine.Suite, Stamp(course, steps.First(step => step.Recording is not null), run.Started))), bag);
        return written;
    }

    /// <summary>An interrupted run may know of one way only.</summary>
    private static bool IsWhole(Lesson lesson, IEnumerable<StepResult> steps) =>
        lesson.Steps.SelectMany(step => step.Ways.Select(way => (step, way))).ToList() is { Count: > 0 } parts
        && !parts.Except(steps.Where(step => step.Recording is not null).Select(step => (step.Step, step.Way))).Any();

    private static Verified Stamp(Course course, StepResult step, DateTimeOffset when)
    {
        var engine = step.Recording!.Engine;
        return new Verified(DateOnly.FromDateTime(when.UtcDateTime), engine.Version, engine.Api, engine.Kernel, LessonInputs.Hash(course.Content, step.Lesson));
    }

    private static bool IsSame(Recording? old, Recording fresh) =>
        old is not null
        && old.Command == fresh.Command
        && old.Inputs == fresh.Inputs
        && old.Engine.Version == fresh.Engine.Version
        && IsSame(old.Run, fresh.Run)
        && IsSame(old.Check, fresh.Check)
        && old.Calls.Select(Told).SequenceEqual(fresh.Calls.Select(Told));

    private static string Told(Call call) => Normaliser.Normalise($"{call.Method} {call.Path} {call.Status}");

    private static bool IsSame(RunOutput old, RunOutput fresh) =>
        old.ExitCode == fresh.ExitCode && old.Cut == fresh.Cut && Normaliser.Normalise(old.Text) == Normaliser.Normalise(fresh.Text);
}
