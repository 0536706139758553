using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Site.Markdown.Terms;

/// <summary>What a page says of a term.</summary>
/// <param name="Link">To its entry in the glossary.</param>
/// <param name="Meaning">Plain text.</param>
public sealed record TermNote(string Link, string Name, string Meaning);

/// <summary>
/// A term: a link to its entry, described by its meaning. The meaning is hidden until the script makes a popover of it;
/// without a script, and for a browser without popovers, the link alone remains.
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

        // A page may mark a term twice, and ids are used once: the place tells them apart.
        var tip = $"term-{term.Span.Start}";
        renderer.Write($"<a class=\"term\" href=\"").WriteEscapeUrl(note.Link).Write($"\" aria-describedby=\"{tip}\">");
        renderer.WriteChildren(term);
        renderer.Write($"</a><span class=\"tip\" role=\"tooltip\" id=\"{tip}\" popover=\"manual\" hidden><strong>");
        renderer.WriteEscape(note.Name).Write("</strong> ").WriteEscape(note.Meaning).Write("</span>");
    }
}
