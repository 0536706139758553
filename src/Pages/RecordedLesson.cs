using Site.Diagnostics;
using Site.Lessons;
using Site.Recordings;

namespace Site.Pages;

/// <summary>A lesson's recordings on the default engine, and whether they still belong to what the lesson says.</summary>
internal sealed class RecordedLesson
{
    private readonly Dictionary<(string StepId, Way Way), Recording> _recordings = [];

    public RecordedLesson(Course course, Lesson lesson, Verified? verified, DiagnosticBag bag)
    {
        var store = new RecordingStore(course.Content);
        var sound = true;
        foreach (var step in lesson.Steps)
        {
            var inputs = StepInputs.Hash(course.Content, step);
            foreach (var way in step.Ways)
            {
                sound &= Load(store, lesson, step, way, inputs, bag);
            }
        }

        Badge = sound && verified is not null
            ? new Badge(RecordingStore.DefaultEngine, verified.Version.Split('+')[0], verified.Date)
            : null;
    }

    /// <summary>Null when the lesson, as it stands, was never verified.</summary>
    public Badge? Badge { get; }

    public Recording? this[Step step, Way way] => _recordings.GetValueOrDefault((step.Id, way));

    private bool Load(RecordingStore store, Lesson lesson, Step step, Way way, string inputs, DiagnosticBag bag)
    {
        var help = $"run `verify-lessons {lesson.Id} --record`";
        if (store.Read(lesson, RecordingStore.DefaultEngine, step.Id, way, bag) is not { } recording)
        {
            bag.Warn(Codes.NotRecorded, step.Place, $"the step `{step.Id}` has no recording of its {way} way", help);
            return false;
        }

        _recordings.Add((step.Id, way), recording);
        if (recording.Inputs == inputs)
        {
            return true;
        }

        bag.Warn(Codes.StaleRecording, step.Place, $"the step `{step.Id}` has changed since its {way} way was recorded", help);
        return false;
    }
}
