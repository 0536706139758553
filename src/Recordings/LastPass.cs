using Site.Content;
using Site.Diagnostics;

namespace Site.Recordings;

/// <summary>Checks that recordings are from the run that the lesson's entry in <c>verified.json</c> describes.</summary>
internal static class LastPass
{
    /// <param name="recordings">Recordings that are not stale.</param>
    /// <param name="bag">Receives a warning that explains why the result is false.</param>
    /// <returns>False if the current version of the lesson never passed on that version of the engine.</returns>
    public static bool Holds(
        Course course,
        Lesson lesson,
        string engine,
        Verified verified,
        IEnumerable<Recording> recordings,
        DiagnosticBag bag
    )
    {
        var help = $"run `verify-lessons {lesson.Id} --engine {engine} --record`";
        var orphans = new RecordingStore(course.Content).Orphans(lesson, engine);
        foreach (var orphan in orphans)
        {
            bag.Warn(
                Codes.StaleRecording,
                new SourceLocation(orphan, 1, 1),
                $"this recording belongs to no step of the lesson `{lesson.Id}`",
                $"restore the step, or {help}"
            );
        }

        var other = recordings.FirstOrDefault(recording => recording.Engine.Version != verified.Version);
        if (other is not null)
        {
            bag.Warn(
                Codes.StaleRecording,
                lesson.Steps[0].Location,
                $"the lesson `{lesson.Id}` was recorded on Docker {other.Engine.Version}, but verified.json names {verified.Version}",
                help
            );
        }
        else if (orphans.Count == 0 && verified.Inputs is { } inputs && inputs != LessonInputs.Hash(course.Content, lesson))
        {
            bag.Warn(
                Codes.StaleRecording,
                lesson.Steps[0].Location,
                $"the lesson `{lesson.Id}` has changed since it passed on {engine}: its machine, its steps or their order",
                help
            );
        }
        else
        {
            return orphans.Count == 0;
        }

        return false;
    }
}
