using Site.Content;
using Site.Highlighting;
using Site.Markdown;
using Site.Pages;
using Site.Processes;
using Site.Snippets;

namespace Site.Planning;

/// <summary>Combines the steps and the task of a lesson with their recordings.</summary>
internal static class StepBlocks
{
    /// <returns>Null for a step that the lesson does not have; that was already reported.</returns>
    public static StepBlock? Create(Lesson lesson, Fragment prose, PlannedLesson planned)
    {
        if (lesson.Steps.FirstOrDefault(step => step.Id == prose.StepId) is not { } step)
        {
            return null;
        }

        return new StepBlock(
            lesson.Steps.TakeWhile(other => other != step).Count() + 1,
            lesson.Steps.Count,
            step.Id,
            prose,
            step.Observes,
            Action(step, planned),
            step.CSharp is { } program ? Program(step, program.File, planned) : null,
            step.Check is { } check ? View(check.File, planned.Recordings[step, Variant.Shell]?.Check, planned) : null
        )
        {
            Sudo = step.Sudo,
            Needs = step.IsDescribed ? step.Needs : null,
        };
    }

    public static TaskView Create(LessonTask task, Language language, PlannedLesson planned) =>
        new(
            task.Goal[language],
            [.. task.Hints.Select(hint => hint[language])],
            [.. task.Solution.Select(step => Action(step, planned))],
            View(task.Check.File, task.Solution is [.., var last] ? planned.Recordings[last, Variant.Shell]?.Check : null, planned)
        );

    private static ActionView Action(Step step, PlannedLesson planned)
    {
        var output = planned.Recordings[step, Variant.Shell]?.Run;
        ActionView view = step.Action switch
        {
            ShellCommand command => Terminal(command, output, step.Expect.Exit),
            WrittenFile file => new FileView(
                new SnippetView(file.Name, PagePaths.Copy(file.Source), [new CodePiece(CodeKind.Plain, file.Text)], Output: null)
            ),
            var action => throw new ArgumentException($"step {step.Id}: pages cannot show a {action.GetType().Name}", nameof(step)),
        };
        return view with { Details = planned.Details(step, Variant.Shell) };
    }

    private static SnippetView Program(Step step, SnippetFile program, PlannedLesson planned) =>
        View(program, planned.Recordings[step, Variant.CSharp]?.Run, planned) with
        {
            Details = planned.Details(step, Variant.CSharp),
        };

    private static TerminalView Terminal(ShellCommand command, RunOutput? output, int? exit) =>
        new(command.Line, output, exit)
        {
            Name = command.Terminal == ShellCommand.FirstTerminal ? null : command.Terminal,
            Typed = [.. command.Input.Select(typed => typed.Send)],
            End =
                command.Until is not null ? CommandEnd.ControlC
                : command.Background ? CommandEnd.Lesson
                : CommandEnd.Itself,
        };

    private static SnippetView View(SnippetFile snippet, RunOutput? output, PlannedLesson planned) =>
        new(snippet.Name, PagePaths.Copy(snippet.Path), planned.Snippets.Code(snippet), output);
}
