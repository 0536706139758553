using Site.Content;

namespace Site.Live;

/// <summary>
/// Knows which step is typed and which one runs in each terminal. <c>theme/assets/engine/commands.ts</c> does the same in the page.
/// </summary>
/// <param name="steps">The steps that can be done.</param>
/// <param name="isDone">Whether the step of an id is done.</param>
internal sealed class StepCommands(IReadOnlyList<Step> steps, Func<string, bool> isDone)
{
    private readonly Dictionary<int, Step> _typed = [];
    private readonly Dictionary<int, (Step Step, Asker By)> _running = [];

    /// <summary>The step whose command runs; null when there is none. When there are several, one of them.</summary>
    public Step? Running => _running.Values.FirstOrDefault().Step;

    /// <summary>What is typed while the command of a step runs.</summary>
    /// <param name="types">Whether to also type what the reader types while it runs.</param>
    public static IReadOnlyList<TypedText> Script(ShellCommand command, bool types) =>
        [.. types ? command.Input : [], .. command.Until is { } until ? [new TypedText(until, "\u0003")] : Array.Empty<TypedText>()];

    /// <summary>Notes that the command of a step is typed into a terminal.</summary>
    /// <returns>False when that of another step is, and has not begun yet.</returns>
    public bool TryType(int terminal, Step step) => _typed.TryAdd(terminal, step);

    /// <summary>
    /// A command begins: that of the step that was typed there, or one of the same words, typed by the reader. When a lesson has the command
    /// twice, it is the first step that is not done yet.
    /// </summary>
    /// <param name="line">The command; empty if it is not known.</param>
    /// <returns>Null when it belongs to no step.</returns>
    public (Step Step, Asker By)? Begin(int terminal, string line)
    {
        _running.Remove(terminal);
        var by = _typed.Remove(terminal, out var step) ? Asker.Run : Asker.Typed;
        step ??= steps.Where(step => IsLineOf(step, line)).MinBy(step => isDone(step.Id));
        return step is null ? null : _running[terminal] = (step, by);
    }

    /// <summary>The command that ran in a terminal has ended.</summary>
    /// <returns>Null when it belonged to no step.</returns>
    public (Step Step, Asker By)? End(int terminal) => _running.Remove(terminal, out var running) ? running : null;

    /// <summary>The step whose command was typed into a terminal, but will not begin; null when there is none.</summary>
    public Step? Drop(int terminal) => _typed.Remove(terminal, out var typed) ? typed : null;

    public bool IsRunning(int terminal, Step step) => _running.GetValueOrDefault(terminal).Step == step;

    public void Clear()
    {
        _typed.Clear();
        _running.Clear();
    }

    private static bool IsLineOf(Step step, string line) =>
        step.Action is ShellCommand command && line.Length > 0 && Words(command.Line) == Words(line);

    /// <summary>A command line without what makes no difference between two of them: how it is broken and spaced.</summary>
    private static string Words(string line) =>
        string.Join(' ', line.Replace("\\\n", " ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
