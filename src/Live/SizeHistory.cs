using Site.Runner;

namespace Site.Live;

/// <summary>Which size a terminal had at which place of its output. Not safe for several threads.</summary>
internal sealed class SizeHistory
{
    private readonly List<(long From, TerminalSize Size)> _sizes = [];

    /// <summary>Notes the size that the terminal has from an offset on, which is not before that of the last size.</summary>
    public void Add(long from, TerminalSize size)
    {
        _sizes.RemoveAll(one => one.From == from);
        _sizes.Add((from, size));
    }

    /// <summary>Forgets the sizes that the terminal had only before an offset.</summary>
    public void Forget(long before) => _sizes.RemoveRange(0, Math.Max(0, IndexAt(before)));

    /// <returns>The size at an offset, null before the first one, and the offset from which there is another one.</returns>
    public (TerminalSize? Size, long Until) At(long offset)
    {
        var index = IndexAt(offset);
        return (index < 0 ? null : _sizes[index].Size, index + 1 < _sizes.Count ? _sizes[index + 1].From : long.MaxValue);
    }

    private int IndexAt(long offset) => _sizes.FindLastIndex(one => one.From <= offset);
}
