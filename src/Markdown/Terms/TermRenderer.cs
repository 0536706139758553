using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Site.Markdown.Terms;

/// <summary>What a page shows about a term.</summary>
/// <param name="Link">Link from the page to the term's entry in the glossary.</param>
/// <param name="Meaning">Plain text.</param>
public sealed record TermNote(string Link, string Name, string Meaning);

/// <summary>
/// Writes a term as a link to its glossary entry, with its meaning as the description. The meaning stays hidden until the script shows
/// it in a popover. Without JavaScript, or in a browser without popovers, only the link is left.
/// </summary>
internal sealed class TermRenderer(IReadOnlyDictionary<string, TermNote> notes) : HtmlObjectRenderer<TermInline>
{
    protected override void Write(HtmlRenderer renderer, TermInline term)
    {
        if (!notes.TryGetValue(term.Id, out var note))
        {
            renderer.WriteChildren(term);
            return;
        }

        // A page can use a term twice, but ids must be unique, so the id contains the term's position.
        var tip = $"term-{term.Span.Start}";
        renderer.Write($"<a class=\"term\" href=\"").WriteEscapeUrl(note.Link).Write($"\" aria-describedby=\"{tip}\">");
        renderer.WriteChildren(term);
        renderer.Write($"</a><span class=\"tip\" role=\"tooltip\" id=\"{tip}\" popover=\"manual\" hidden><strong>");
        renderer.WriteEscape(note.Name).Write("</strong> ").WriteEscape(note.Meaning).Write("</span>");
    }
}
