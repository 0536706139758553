using Site.Content;
using Site.Diagnostics;

namespace Site.Recordings;

/// <summary>Whether recordings that fit their steps are also those of the run that the lesson's badge tells of.</summary>
internal static class LastPass
{
    /// <returns>False, with a warning, when the lesson as it stands never passed on the engine that the badge names.</returns>
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
                $"the lesson `{lesson.Id}` has no step of which this is the recording",
                $"take the step back, or {help}"
            );
        }

        var other = recordings.FirstOrDefault(recording => recording.Engine.Version != verified.Version);
        if (other is not null)
        {
            bag.Warn(
                Codes.StaleRecording,
                lesson.Steps[0].Location,
                $"the lesson `{lesson.Id}` was recorded on Docker {other.Engine.Version}, and its badge tells of {verified.Version}",
                help
            );
        }
        else if (orphans.Count == 0 && verified.Inputs is { } inputs && inputs != LessonInputs.Hash(course.Content, lesson))
        {
            bag.Warn(
                Codes.StaleRecording,
                lesson.Steps[0].Location,
                $"the steps of `{lesson.Id}` are not those, or not in the order, that passed on {engine}",
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
