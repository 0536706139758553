namespace Site.Rendering.Terminals;

/// <summary>How a terminal shows a piece of text.</summary>
/// <param name="Foreground">One of the sixteen colours, 0 to 15; null for the terminal's default.</param>
/// <param name="Background">Like <paramref name="Foreground"/>.</param>
public sealed record AnsiStyle(
    int? Foreground = null,
    int? Background = null,
    bool Bold = false,
    bool Dim = false,
    bool Italic = false,
    bool Underline = false,
    bool Inverse = false
)
{
    public static readonly AnsiStyle Default = new();

    /// <summary>
    /// The CSS classes, separated by spaces; empty for plain text. Inline styles would need a weaker Content-Security-Policy.
    /// </summary>
    public string Classes => string.Join(' ', ClassNames());

    /// <summary>The style after a Select Graphic Rendition sequence.</summary>
    /// <param name="parameters">The text between <c>ESC [</c> and <c>m</c>: <c>1;38;5;208</c>.</param>
    public AnsiStyle Apply(string parameters)
    {
        var codes = new Queue<int>(parameters.Split(';', ':').Select(code => int.TryParse(code, out var value) ? value : 0));
        var style = this;
        while (codes.TryDequeue(out var code))
        {
            style = code switch
            {
                38 => style with { Foreground = AnsiColour.Read(codes) ?? style.Foreground },
                48 => style with { Background = AnsiColour.Read(codes) ?? style.Background },
                _ => style.With(code),
            };
        }

        return style;
    }

    private AnsiStyle With(int code) =>
        code switch
        {
            0 => Default,
            1 => this with { Bold = true },
            2 => this with { Dim = true },
            3 => this with { Italic = true },
            4 => this with { Underline = true },
            7 => this with { Inverse = true },
            22 => this with { Bold = false, Dim = false },
            23 => this with { Italic = false },
            24 => this with { Underline = false },
            27 => this with { Inverse = false },
            >= 30 and <= 37 => this with { Foreground = code - 30 },
            39 => this with { Foreground = null },
            >= 40 and <= 47 => this with { Background = code - 40 },
            49 => this with { Background = null },
            >= 90 and <= 97 => this with { Foreground = code - 90 + 8 },
            >= 100 and <= 107 => this with { Background = code - 100 + 8 },
            _ => this,
        };

    private IEnumerable<string> ClassNames()
    {
        var (foreground, background) = Inverse ? (Background, Foreground) : (Foreground, Background);
        if (Inverse && (foreground is null || background is null))
        {
            yield return "a-inverse";
        }

        if (foreground is { } f)
        {
            yield return $"a-f{f}";
        }

        if (background is { } b)
        {
            yield return $"a-b{b}";
        }

        foreach (var (on, name) in new[] { (Bold, "a-bold"), (Dim, "a-dim"), (Italic, "a-italic"), (Underline, "a-underline") })
        {
            if (on)
            {
                yield return name;
            }
        }
    }
}
