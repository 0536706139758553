using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Site.Markdown;

/// <summary>
/// Renders the end of a line within a paragraph. Between words it becomes a space. Chinese puts no space between characters or
/// beside its punctuation, so the two lines are joined there.
/// </summary>
internal sealed class LineJoin : HtmlObjectRenderer<LineBreakInline>
{
    /// <returns>A space, or the empty string where the two lines are joined.</returns>
    public static string Text(LineBreakInline line)
    {
        var (before, after) = (Edge(line.PreviousSibling, last: true), Edge(line.NextSibling, last: false));
        return (IsWide(before) && IsWide(after)) || IsPunctuation(before) || IsPunctuation(after) ? "" : " ";
    }

    protected override void Write(HtmlRenderer renderer, LineBreakInline obj)
    {
        if (obj.IsHard)
        {
            renderer.WriteLine("<br />");
        }
        else if (Text(obj).Length > 0)
        {
            renderer.EnsureLine();
        }
    }

    /// <summary>
    /// The first or last character of the inline next to the break; NUL if there is none. Another line break counts as empty, because
    /// its text depends on this one and the two would call each other for ever.
    /// </summary>
    private static char Edge(Inline? inline, bool last)
    {
        var text =
            inline is LiteralInline literal ? literal.Content.AsSpan()
            : inline is null or LineBreakInline ? ""
            : PlainText.Within(inline);
        return text.Length == 0 ? '\0' : text[last ? ^1 : 0];
    }

    private static bool IsWide(char character) =>
        character is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFFEF');

    /// <summary>Full-width punctuation. Curly quotation marks are left out, because English text uses them too.</summary>
    private static bool IsPunctuation(char character) =>
        character
            is (>= '\u3000' and <= '\u303F')
                or (>= '\uFF01' and <= '\uFF0F')
                or (>= '\uFF1A' and <= '\uFF20')
                or (>= '\uFF3B' and <= '\uFF40')
                or (>= '\uFF5B' and <= '\uFF65');
}
