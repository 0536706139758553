using Site.Content;
using Site.Files;
using Site.Pages;
using Site.Recordings;

namespace Site.Planning;

/// <summary>The parts of a lesson that are the same in all languages: its recordings and its programs.</summary>
internal sealed record PlannedLesson
{
    /// <summary>Comparing the outputs of the engines takes long, and each language shows them.</summary>
    private readonly Dictionary<(string StepId, Variant Variant), RunDetails> _details = [];

    public PlannedLesson(Lesson lesson, LessonRecordings recordings, SnippetViews snippets)
    {
        (Recordings, Snippets) = (recordings, snippets);
        var runs = lesson.AllSteps.SelectMany(step => step.Variants.Select(variant => (Step: step, Variant: variant))).ToList();
        foreach (var (step, variant) in runs)
        {
            _details[(step.Id, variant)] = DetailsOf(step, variant);
        }

        Calls = new CallBodies(PagePaths.Calls(lesson), runs.SelectMany(run => Details(run.Step, run.Variant).Calls))
            is { All.Count: > 0 } calls
            ? calls
            : null;
        Outputs = new EngineOutputs(PagePaths.Outputs(lesson), runs.SelectMany(OtherOutputs)) is { All.Count: > 0 } outputs
            ? outputs
            : null;
    }

    /// <summary>A digest of what the lesson is made from, see <see cref="LessonFolder"/>.</summary>
    public Digest Origin { get; init; }

    public LessonRecordings Recordings { get; }

    public SnippetViews Snippets { get; }

    /// <summary>The bodies of the Engine API calls; null if none of them has text.</summary>
    public CallBodies? Calls { get; }

    /// <summary>What other engines printed; null if all of them printed the same.</summary>
    public EngineOutputs? Outputs { get; }

    public RunDetails Details(Step step, Variant variant) => _details.GetValueOrDefault((step.Id, variant), RunDetails.None);

    private RunDetails DetailsOf(Step step, Variant variant) =>
        Recordings[step, variant] is { } recording
            ? new RunDetails(Recordings.Others(step, variant), recording.Calls)
            {
                Flow = step.Flow is { } figure ? FlowViews.Of(recording, figure == FlowFigure.Open) : null,
            }
            : RunDetails.None;

    private IEnumerable<(string Title, OtherOutput Output)> OtherOutputs((Step Step, Variant Variant) run) =>
        Details(run.Step, run.Variant)
            .Others.Select(other =>
                ($"{run.Step.Id}, {(run.Variant == Variant.CSharp ? "C#" : "shell")}, Docker {other.Engine.Version}", other)
            );
}
