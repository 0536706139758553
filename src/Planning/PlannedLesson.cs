using Site.Content;
using Site.Pages;
using Site.Recordings;

namespace Site.Planning;

/// <summary>What every language shows of a lesson: its recordings and its programs.</summary>
internal sealed class PlannedLesson
{
    public PlannedLesson(Lesson lesson, LessonRecordings recordings, SnippetViews snippets)
    {
        (Recordings, Snippets) = (recordings, snippets);
        Calls = new CallBodies(PagePaths.Calls(lesson), Runs(lesson).SelectMany(run => Details(run.Step, run.Way).Calls)) is { All.Count: > 0 } calls ? calls : null;
        Outputs = new EngineOutputs(PagePaths.Outputs(lesson), Runs(lesson).SelectMany(OtherOutputs)) is { All.Count: > 0 } outputs ? outputs : null;
    }

    public LessonRecordings Recordings { get; }

    public SnippetViews Snippets { get; }

    /// <summary>What the calls of the Engine API carried; null when none carried text.</summary>
    public CallBodies? Calls { get; }

    /// <summary>What other engines printed; null when they printed the same.</summary>
    public EngineOutputs? Outputs { get; }

    public RunDetails Details(Step step, Way way) =>
        Recordings[step, way] is { } recording ? new RunDetails(Recordings.Others(step, way), recording.Calls) : RunDetails.None;

    private static IEnumerable<(Step Step, Way Way)> Runs(Lesson lesson) => lesson.Steps.SelectMany(step => step.Ways.Select(way => (step, way)));

    private IEnumerable<(string Title, OtherOutput Output)> OtherOutputs((Step Step, Way Way) run) =>
        Details(run.Step, run.Way).Others.Select(other => ($"{run.Step.Id}, {(run.Way == Way.CSharp ? "C#" : "shell")}, Docker {other.Engine.Version}", other));
}
