namespace Site.Markdown;

/// <summary>
/// Estimates how many characters Markdig reads for the targets of links. It reads one from its parenthesis to that which closes it, or else
/// up to a space, and a title in parentheses up to the next that closes. If that is no link, it reads what it has read again.
/// </summary>
internal sealed class TargetCost
{
    /// <summary>Where each parenthesis is that has not been closed, and whether it begins a target.</summary>
    private readonly Stack<(long Start, bool IsTarget)> _open = new();

    private bool _isAfterTarget;
    private long _position;
    private long _titles;
    private long _titleStarts;

    public long Sum { get; private set; }

    public void Add(ReadOnlySpan<char> line)
    {
        for (var at = 0; at < line.Length; at++, _position++)
        {
            if (line[at] == '(')
            {
                Open(isTarget: at > 0 && line[at - 1] == ']');
            }
            else if (line[at] == ')')
            {
                EndTitles();
                Sum += _open.TryPop(out var start) && start.IsTarget ? _position - start.Start : 0;
            }
            else if (char.IsWhiteSpace(line[at]))
            {
                EndTargets();
                continue;
            }

            _isAfterTarget = false;
        }

        EndTargets();
    }

    public void End() => EndTitles();

    private void Open(bool isTarget)
    {
        if (_isAfterTarget)
        {
            _titles++;
            _titleStarts += _position;
        }

        _open.Push((_position, isTarget));
    }

    private void EndTitles()
    {
        Sum += (_titles * _position) - _titleStarts;
        (_titles, _titleStarts) = (0, 0);
    }

    private void EndTargets()
    {
        while (_open.TryPop(out var start))
        {
            Sum += _position - start.Start;
            _isAfterTarget |= start.IsTarget;
        }
    }
}
