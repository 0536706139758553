using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Processes;
using Site.Recordings.Normalising;

namespace Site.Recordings;

/// <summary>The recordings of a lesson on all engines, without those of other engines that are stale.</summary>
public sealed class LessonRecordings
{
    private readonly Dictionary<(string StepId, Variant Variant), Recording> _recordings = [];
    private readonly List<(Badge Badge, Dictionary<(string StepId, Variant Variant), Recording> Recordings)> _others = [];

    /// <summary>Reads the recordings.</summary>
    /// <param name="verified">When the lesson last passed, by engine.</param>
    /// <param name="bag">Receives a warning for each recording that is missing or stale.</param>
    public LessonRecordings(Course course, Lesson lesson, IReadOnlyDictionary<string, Verified> verified, DiagnosticBag bag)
    {
        if (lesson.Steps.Count == 0)
        {
            // A lesson without steps was already reported, and there is nothing to record.
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

    /// <summary>The default engine's badge; null if the current version of the lesson was never verified on that engine.</summary>
    public Badge? Badge { get; }

    public IReadOnlyList<Badge> OtherBadges => [.. _others.Select(other => other.Badge)];

    /// <summary>Every engine that the current version of the lesson was verified on, oldest engine first.</summary>
    public IReadOnlyList<Badge> Engines => [.. OtherBadges.Concat(Badge is null ? [] : [Badge]).OrderBy(badge => badge.Number)];

    public Recording? this[Step step, Variant variant] => _recordings.GetValueOrDefault((step.Id, variant));

    /// <summary>The output of other engines, if it differs from the default engine's in more than ids, times and sizes.</summary>
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
            bag.Warn(Codes.NotRecorded, step.Location, $"the step `{step.Id}` has no {variant} recording", help);
            return false;
        }

        _recordings.Add((step.Id, variant), recording);
        if (recording.Inputs == inputs)
        {
            return true;
        }

        bag.Warn(Codes.StaleRecording, step.Location, $"the step `{step.Id}` has changed since its {variant} recording was made", help);
        return false;
    }

    /// <summary>
    /// Reads the recordings of another engine. If one of them is stale, none is used, so that a page never mixes old and new output.
    /// </summary>
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

/// <summary>What the same command printed on another engine.</summary>
public sealed record OtherOutput(Badge Engine, RunOutput Output);
