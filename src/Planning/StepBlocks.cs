using Site.Content;
using Site.Markdown;
using Site.Pages;
using Site.Processes;
using Site.Snippets;

namespace Site.Planning;

/// <summary>Joins a step, its place in the prose and its recordings.</summary>
internal static class StepBlocks
{
    public static StepBlock? Create(Lesson lesson, Fragment placed, PlannedLesson planned)
    {
        if (lesson.Steps.FirstOrDefault(step => step.Id == placed.StepId) is not { } step)
        {
            return null;
        }

        return new StepBlock(
            lesson.Steps.TakeWhile(other => other != step).Count() + 1,
            lesson.Steps.Count,
            step.Id,
            placed,
            step.Observes,
            Action(step.Action) with { Details = planned.Details(step, Variant.Shell) },
            step.CSharp is { } program ? View(program.File, planned.Recordings[step, Variant.CSharp]?.Run) with { Details = planned.Details(step, Variant.CSharp) } : null,
            step.Check is { } check ? View(check.File, planned.Recordings[step, Variant.Shell]?.Check) : null)
        {
            Sudo = step.Sudo,
            Needs = step.Needs,
        };

        ActionView Action(StepAction action) => action switch
        {
            ShellCommand command => Terminal(command, planned.Recordings[step, Variant.Shell]?.Run),
            WrittenFile file => new FileView(new SnippetView(file.Name, PagePaths.Copy(file.Source), [new CodePiece(CodeKind.Plain, file.Text)], Output: null)),
            _ => throw new ArgumentException($"no page can show the step {step.Id}", nameof(action)),
        };

        TerminalView Terminal(ShellCommand command, RunOutput? output) => new(command.Line, output, step.Expect.Exit)
        {
            Name = command.Terminal == ShellCommand.FirstTerminal ? null : command.Terminal,
            Typed = [.. command.Input.Select(typed => typed.Send)],
            End = command.Until is not null ? CommandEnd.ControlC : command.Background ? CommandEnd.Lesson : CommandEnd.Itself,
        };

        SnippetView View(SnippetFile snippet, RunOutput? output) =>
            new(snippet.Name, PagePaths.Copy(snippet.Path), planned.Snippets.Code(snippet), output);
    }
}
