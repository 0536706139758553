using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Processes;
using Site.Recordings.Normalising;

namespace Site.Recordings;

/// <summary>A lesson's recordings on every engine, as far as they still belong to what the lesson says.</summary>
public sealed class LessonRecordings
{
    private readonly Dictionary<(string StepId, Variant Variant), Recording> _recordings = [];
    private readonly List<(Badge Badge, Dictionary<(string StepId, Variant Variant), Recording> Recordings)> _others = [];

    /// <param name="verified">By engine.</param>
    public LessonRecordings(Course course, Lesson lesson, IReadOnlyDictionary<string, Verified> verified, DiagnosticBag bag)
    {
        if (lesson.Steps.Count == 0)
        {
            // That is a diagnostic already; there is nothing that could have been recorded.
            return;
        }

        var store = new RecordingStore(course.Content);
        var inputs = lesson
            .AllSteps.DistinctBy(step => step.Id)
            .ToDictionary(step => step.Id, step => StepInputs.Hash(course.Content, lesson, step));
        var isSound = true;
        foreach (var (step, variant) in Parts(lesson))
        {
            isSound &= Load(store, lesson, step, variant, inputs[step.Id], bag);
        }

        Badge =
            isSound
            && verified.TryGetValue(EngineName.Default.Suite, out var when)
            && LastPass.Holds(course, lesson, EngineName.Default.Suite, when, _recordings.Values, bag)
                ? ToBadge(EngineName.Default.Suite, when)
                : null;
        foreach (var (engine, date) in verified.Where(other => other.Key != EngineName.Default.Suite))
        {
            LoadOther(course, lesson, engine, date, inputs, bag);
        }

        _others.Sort((one, other) => one.Badge.Number.CompareTo(other.Badge.Number));
    }

    /// <summary>Null when the lesson, as it stands, was never verified on the default engine.</summary>
    public Badge? Badge { get; }

    public IReadOnlyList<Badge> OtherBadges => [.. _others.Select(other => other.Badge)];

    /// <summary>Every engine that the lesson, as it stands, was verified on, oldest version first.</summary>
    public IReadOnlyList<Badge> Engines => [.. OtherBadges.Concat(Badge is null ? [] : [Badge]).OrderBy(badge => badge.Number)];

    public Recording? this[Step step, Variant variant] => _recordings.GetValueOrDefault((step.Id, variant));

    /// <summary>What other engines printed, where that differs in more than ids, times and sizes.</summary>
    public IReadOnlyList<OtherOutput> Others(Step step, Variant variant) =>
        this[step, variant] is not { } recording
            ? []
            :
            [
                .. _others
                    .Where(other => Normal(other.Recordings[(step.Id, variant)]) != Normal(recording))
                    .Select(other => new OtherOutput(other.Badge, other.Recordings[(step.Id, variant)].Run)),
            ];

    private static string Normal(Recording recording) => Normaliser.Normalise(recording.Run.Text, recording.Engine.Kernel);

    private static IEnumerable<(Step Step, Variant Variant)> Parts(Lesson lesson) =>
        lesson.AllSteps.DistinctBy(step => step.Id).SelectMany(step => step.Variants.Select(variant => (step, variant)));

    private static Badge ToBadge(string engine, Verified verified) => new(engine, verified.Version.Split('+')[0], verified.Date);

    private bool Load(RecordingStore store, Lesson lesson, Step step, Variant variant, string inputs, DiagnosticBag bag)
    {
        var help = $"run `verify-lessons {lesson.Id} --record`";
        if (store.Read(lesson, EngineName.Default.Suite, step.Id, variant, bag) is not { } recording)
        {
            bag.Warn(Codes.NotRecorded, step.Location, $"the step `{step.Id}` has no recording of its {variant} way", help);
            return false;
        }

        _recordings.Add((step.Id, variant), recording);
        if (recording.Inputs == inputs)
        {
            return true;
        }

        bag.Warn(Codes.StaleRecording, step.Location, $"the step `{step.Id}` has changed since its {variant} way was recorded", help);
        return false;
    }

    /// <summary>Another engine counts with all of its recordings, or not at all: a page never mixes what is sound with what is stale.</summary>
    private void LoadOther(
        Course course,
        Lesson lesson,
        string engine,
        Verified verified,
        Dictionary<string, string> inputs,
        DiagnosticBag bag
    )
    {
        var store = new RecordingStore(course.Content);
        var recordings = Parts(lesson)
            .Select(part => (Key: (part.Step.Id, part.Variant), Recording: store.Read(lesson, engine, part.Step.Id, part.Variant, bag)))
            .ToList();
        if (recordings.All(part => part.Recording?.Inputs == inputs[part.Key.Id]))
        {
            if (LastPass.Holds(course, lesson, engine, verified, recordings.Select(part => part.Recording!), bag))
            {
                _others.Add((ToBadge(engine, verified), recordings.ToDictionary(part => part.Key, part => part.Recording!)));
            }
        }
        else
        {
            bag.Warn(
                Codes.StaleRecording,
                lesson.Steps[0].Location,
                $"the lesson `{lesson.Id}` has changed since it was recorded on {engine}",
                $"run `verify-lessons {lesson.Id} --engine {engine} --record`"
            );
        }
    }
}

/// <summary>The same command on another engine.</summary>
public sealed record OtherOutput(Badge Engine, RunOutput Output);
