using System.Text;

namespace Site.Rendering.Terminals;

/// <summary>The lines that a terminal shows, with a cursor that only moves within the last line.</summary>
internal sealed class Screen
{
    private readonly record struct Cell(string Text, AnsiStyle Style);

    private readonly List<Cell> _done = [];
    private readonly List<Cell> _line = [];
    private int _column;

    public void Put(string text, AnsiStyle style)
    {
        var cell = new Cell(text, style);
        if (_column < _line.Count)
        {
            _line[_column] = cell;
        }
        else
        {
            _line.Add(cell);
        }

        _column++;
    }

    public void Return() => _column = 0;

    public void Back() => _column = Math.Max(0, _column - 1);

    public void NewLine()
    {
        _done.AddRange(_line);
        _done.Add(new Cell("\n", AnsiStyle.Default));
        _line.Clear();
        _column = 0;
    }

    /// <summary>
    /// Applies Erase in Line, which progress bars use to replace a text with a shorter one. Other sequences have no effect.
    /// </summary>
    public void Erase(EscapeSequence sequence)
    {
        switch (sequence)
        {
            case { Final: 'K', Parameters: "" or "0" }:
                _line.RemoveRange(_column, _line.Count - _column);
                break;
            case { Final: 'K', Parameters: "2" }:
                _line.RemoveRange(_column, _line.Count - _column);
                for (var i = 0; i < _line.Count; i++)
                {
                    _line[i] = new Cell(" ", AnsiStyle.Default);
                }

                break;
        }
    }

    public IReadOnlyList<AnsiSpan> Spans()
    {
        var spans = new List<AnsiSpan>();
        var text = new StringBuilder();
        AnsiStyle? style = null;
        foreach (var cell in _done.Concat(_line))
        {
            if (style is not null && cell.Style != style)
            {
                spans.Add(new AnsiSpan(style, text.ToString()));
                text.Clear();
            }

            style = cell.Style;
            text.Append(cell.Text);
        }

        if (style is not null)
        {
            spans.Add(new AnsiSpan(style, text.ToString()));
        }

        return spans;
    }
}
