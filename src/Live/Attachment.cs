using Site.Runner;

namespace Site.Live;

/// <summary>A terminal that a page shows.</summary>
/// <param name="wake">Is called when there may be something to send.</param>
internal sealed class Attachment(LiveTerminal terminal, Action wake)
{
    private readonly Queue<(long End, long Bytes)> _gaps = [];
    private long _shown;

    public LiveTerminal Terminal { get; } = terminal;

    /// <summary>The offset of the next byte to send.</summary>
    public long Position { get; set; }

    /// <summary>The size that the page was last told of; null before that.</summary>
    public TerminalSize? Size { get; set; }

    /// <summary>How many bytes were sent and not shown yet. What was dropped in between was not sent.</summary>
    public long Outstanding => Position - _shown - _gaps.Sum(gap => gap.Bytes);

    /// <summary>Begins at an offset.</summary>
    public void Begin(long offset) => (Position, _shown) = (offset, offset);

    /// <summary>Goes on at a later offset.</summary>
    public void Skip(long offset)
    {
        _gaps.Enqueue((offset, offset - Position));
        Position = offset;
    }

    /// <summary>Notes that the page has shown the output before an offset.</summary>
    public void Ack(long offset)
    {
        _shown = Math.Clamp(offset, _shown, Position);
        while (_gaps.TryPeek(out var gap) && gap.End <= _shown)
        {
            _gaps.Dequeue();
        }
    }

    public void Wake() => wake();
}
