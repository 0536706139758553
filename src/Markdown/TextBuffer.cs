using System.Text;

namespace Site.Markdown;

/// <summary>Text that is written piece by piece, in memory that the thread's next texts use again.</summary>
internal sealed class TextBuffer : TextWriter
{
    /// <summary>In characters. The memory of a larger text is not kept.</summary>
    private const int MaxKept = 1 << 20;

    /// <summary>The first of those that nobody uses.</summary>
    [ThreadStatic]
    private static TextBuffer? _spare;

    private TextBuffer? _nextSpare;
    private bool _isRented;
    private char[] _text = new char[1024];

    private TextBuffer() => NewLine = "\n";

    /// <summary>In characters.</summary>
    public int Length { get; private set; }

    /// <summary>What was written so far, until more is.</summary>
    public ReadOnlySpan<char> Written => _text.AsSpan(0, Length);

    public override Encoding Encoding => Encoding.Unicode;

    /// <summary>An empty text. Its owner disposes it, and then no longer uses it.</summary>
    public static TextBuffer Rent()
    {
        var text = _spare ?? new TextBuffer();
        _spare = text._nextSpare;
        (text.Length, text._isRented) = (0, true);
        return text;
    }

    public override void Write(char value)
    {
        Reserve(1);
        _text[Length++] = value;
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Reserve(buffer.Length);
        buffer.CopyTo(_text.AsSpan(Length));
        Length += buffer.Length;
    }

    public override string ToString() => Written.ToString();

    protected override void Dispose(bool disposing)
    {
        if (_isRented && _text.Length <= MaxKept)
        {
            (_spare, _nextSpare) = (this, _spare);
        }

        _isRented = false;

        base.Dispose(disposing);
    }

    private void Reserve(int more)
    {
        if (more > _text.Length - Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, Length + more));
        }
    }
}
