using Site.Lessons;
using Site.Markdown;
using Site.Recordings;
using Site.Snippets;

namespace Site.Pages;

/// <summary>Joins a step, its place in the prose and its recordings.</summary>
internal static class StepBlocks
{
    public static StepBlock? Create(Lesson lesson, StepFragment placed, RecordedLesson recorded, SnippetViews snippets)
    {
        if (lesson.Steps.FirstOrDefault(step => step.Id == placed.StepId) is not { } step)
        {
            return null;
        }

        return new StepBlock(
            lesson.Steps.TakeWhile(other => other != step).Count() + 1,
            lesson.Steps.Count,
            step.Id,
            placed.Html,
            step.Observes,
            new TerminalView(step.Shell.Line, recorded[step, Way.Shell]?.Run, step.Expect.Exit) { Details = recorded.Details(step, Way.Shell) },
            step.CSharp is { } program ? View(program.File, recorded[step, Way.CSharp]?.Run) with { Details = recorded.Details(step, Way.CSharp) } : null,
            View(step.Check.File, recorded[step, Way.Shell]?.Check))
        {
            IntroSource = placed.Source,
        };

        SnippetView View(SnippetFile snippet, RunOutput? output) =>
            new(snippet.Name, PagePaths.Copy(snippet.Path), snippets.Code(snippet), output);
    }
}
