using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Site.Markdown;

/// <summary>
/// Renders the end of a line within a paragraph. Between words it becomes a space. Chinese puts no space between characters or
/// beside its punctuation, so the two lines are joined there.
/// </summary>
internal sealed partial class LineJoin : HtmlObjectRenderer<LineBreakInline>
{
    /// <returns>A space, or the empty string where the two lines are joined.</returns>
    public static string Text(LineBreakInline line)
    {
        var (before, after) = (Edge(line.PreviousSibling, last: true), Edge(line.NextSibling, last: false));
        return Wide().IsMatch(before) && Wide().IsMatch(after) || Punctuation().IsMatch(before) || Punctuation().IsMatch(after) ? "" : " ";
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
    /// The first or last character of the inline next to the break; empty if there is none. Another line break counts as empty, because
    /// its text depends on this one and the two would call each other for ever.
    /// </summary>
    private static string Edge(Inline? inline, bool last)
    {
        var text = inline is null or LineBreakInline ? "" : PlainText.Within(inline);
        return text.Length == 0 ? "" : text[last ? ^1 : 0].ToString();
    }

    [GeneratedRegex(@"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]")]
    private static partial Regex Wide();

    /// <summary>Full-width punctuation. Curly quotation marks are left out, because English text uses them too.</summary>
    [GeneratedRegex(@"[\u3000-\u303F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]")]
    private static partial Regex Punctuation();
}
