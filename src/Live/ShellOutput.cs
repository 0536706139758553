using System.Text;
using Site.Content;

namespace Site.Live;

/// <summary>
/// Follows what one shell prints: whether it waits for a command, and what the commands print. <c>theme/assets/engine/shell.ts</c> does the
/// same in the page. Not safe for several threads.
/// </summary>
/// <param name="key">The text that the marks of this shell contain.</param>
/// <param name="type">Types a text that belongs to the command which runs.</param>
internal sealed class ShellOutput(string key, Action<string> type)
{
    private const int PrintedBytes = 64 * 1024;
    private readonly ShellMarks _marks = new(key);
    private readonly MemoryStream _printed = new();
    private Queue<TypedText> _script = [];
    private int _scriptPosition;
    private bool _isRunning;

    /// <summary>How the shell is; null before its first prompt.</summary>
    public TerminalState? State { get; private set; }

    /// <summary>
    /// What is typed while the next command runs, each after the text that it waits for. It ends with the command.
    /// </summary>
    public IReadOnlyList<TypedText> Script
    {
        set => _script = new Queue<TypedText>(value);
    }

    /// <summary>Reads the next bytes of the output.</summary>
    /// <returns>What the shell says in them, each with what its command has printed if it has ended, cut at a limit.</returns>
    public IReadOnlyList<(ShellMark Mark, string? Printed)> Read(ReadOnlySpan<byte> bytes)
    {
        List<(ShellMark, string?)> said = [];
        var from = 0;
        foreach (var (mark, before) in _marks.Read(bytes))
        {
            Keep(bytes[from..before]);
            from = before;
            if (Take(mark, out var printed))
            {
                said.Add((mark, printed));
            }
        }

        Keep(bytes[from..]);
        return said;
    }

    /// <returns>False when nothing has happened: the shell draws its prompt again, too, when the line that is edited needs more room.</returns>
    private bool Take(ShellMark mark, out string? printed)
    {
        printed = null;
        switch (mark.Moment)
        {
            case ShellMoment.Begins:
                _printed.SetLength(0);
                _scriptPosition = 0;
                (_isRunning, State) = (true, TerminalState.Running);
                break;
            case ShellMoment.Ended when _isRunning:
                printed = WithoutMark(Printed());
                _isRunning = false;
                _script.Clear();
                break;
            case ShellMoment.Ended:
                // An empty line, or one that the shell did not understand. The prompt that follows is a new one.
                State = null;
                break;
            case ShellMoment.Ready when State == TerminalState.Prompt:
                return false;
            case ShellMoment.Ready:
                State = TerminalState.Prompt;
                break;
        }

        return true;
    }

    /// <summary>Keeps what the command prints, and types what waits for it.</summary>
    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (!_isRunning)
        {
            return;
        }

        _printed.Write(bytes[..(int)Math.Min(bytes.Length, PrintedBytes - _printed.Length)]);
        if (_script.TryPeek(out var next) && Printed().IndexOf(next.Wait, _scriptPosition, StringComparison.Ordinal) is >= 0 and var at)
        {
            _scriptPosition = at + next.Wait.Length;
            type(_script.Dequeue().Send);
        }
    }

    private string Printed() => Encoding.UTF8.GetString(_printed.GetBuffer(), 0, (int)_printed.Length);

    /// <summary>The output of a command ends with the mark of its end.</summary>
    private static string WithoutMark(string printed)
    {
        var mark = printed.LastIndexOf("\e]133;D;", StringComparison.Ordinal);
        return mark < 0 ? printed : printed[..mark];
    }
}
