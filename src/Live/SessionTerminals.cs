using Site.Runner;
using Site.Sandbox;

namespace Site.Live;

/// <summary>The terminals of a session.</summary>
/// <param name="report">Is called, as work of the session, for what the shells say.</param>
internal sealed class SessionTerminals(Pages pages, Action<TerminalEvent> report)
{
    /// <summary>The size of a terminal that no page shows.</summary>
    private static readonly TerminalSize Unseen = new(80, 24);

    private readonly Dictionary<int, LiveTerminal> _terminals = [];
    private readonly Dictionary<int, TerminalSize> _sizes = [];
    private RunningSandbox? _sandbox;

    /// <summary>Starts the shells of the terminals that are open already.</summary>
    public void Begin(RunningSandbox sandbox)
    {
        _sandbox = sandbox;
        _terminals.Keys.ToList().ForEach(index => Get(index));
    }

    /// <summary>Takes all terminals away from the pages.</summary>
    /// <returns>The terminals, to be disposed when their machine has ended.</returns>
    public IReadOnlyList<LiveTerminal> Release()
    {
        pages.HideTerminals();
        List<LiveTerminal> released = [.. _terminals.Values];
        _terminals.Clear();
        _sandbox = null;
        return released;
    }

    /// <summary>Shows a terminal on a page.</summary>
    public void Open(Tab tab, OpenTerminal open)
    {
        var size = new TerminalSize(open.Cols, open.Rows);
        if (open.Terminal is < 0 or >= LiveTerminal.Most || !size.IsPossible)
        {
            tab.Send(ErrorMessage.NoTerminal);
            return;
        }

        _sizes.TryAdd(open.Terminal, size);
        var terminal = Get(open.Terminal);
        if (terminal.State is { } state and not TerminalState.Ended)
        {
            tab.Send(new TerminalMessage(open.Terminal, state, terminal.Length));
        }

        tab.Show(terminal, open.From);
        Resize(open.Terminal, size);
    }

    public void Resize(int index, TerminalSize size)
    {
        if (size.IsPossible && _terminals.TryGetValue(index, out var terminal))
        {
            _sizes[index] = size;
            terminal.Resize(size);
        }
    }

    public void Type(Tab tab, int index, ReadOnlyMemory<byte> keys)
    {
        if (_terminals.TryGetValue(index, out var terminal) && !terminal.Type(keys))
        {
            tab.Send(ErrorMessage.NotRead);
        }
    }

    /// <summary>A terminal, which is made when it is first needed, and whose shell is started again when it has ended.</summary>
    public LiveTerminal Get(int index)
    {
        if (!_terminals.TryGetValue(index, out var terminal))
        {
            terminal = _terminals[index] = new LiveTerminal(index, happened => pages.Do(() => Report(happened)), pages.End);
        }

        if (_sandbox is not null)
        {
            terminal.Start(_sandbox, _sizes.GetValueOrDefault(index, Unseen));
        }

        return terminal;
    }

    /// <summary>Passes on what a shell said, unless its terminal was replaced meanwhile.</summary>
    private void Report(TerminalEvent happened)
    {
        if (_terminals.GetValueOrDefault(happened.Terminal.Index) == happened.Terminal)
        {
            report(happened);
        }
    }
}
