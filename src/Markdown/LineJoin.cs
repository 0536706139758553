using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Site.Markdown;

/// <summary>
/// The end of a line within a paragraph. Between words it is a space; Chinese has none between characters, and none
/// beside its punctuation, so there the lines join.
/// </summary>
internal sealed partial class LineJoin : HtmlObjectRenderer<LineBreakInline>
{
    /// <returns>A space, or nothing where the lines join.</returns>
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
    /// The character at one end of what stands beside the break; empty when there is none. Another break has no text of its own: it would
    /// ask this one.
    /// </summary>
    private static string Edge(Inline? inline, bool last)
    {
        var text = inline is null or LineBreakInline ? "" : PlainText.Within(inline);
        return text.Length == 0 ? "" : text[last ? ^1 : 0].ToString();
    }

    [GeneratedRegex(@"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]")]
    private static partial Regex Wide();

    /// <summary>Full-width marks; the quotation marks that English uses too do not tell.</summary>
    [GeneratedRegex(@"[\u3000-\u303F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]")]
    private static partial Regex Punctuation();
}
