using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Site.Markdown.Listings;

/// <summary>
/// Writes a code block with its colours, its title and a button that copies it. Everything but the button works without scripts.
/// </summary>
/// <param name="words">Null for a block without the button.</param>
internal sealed class ListingRenderer(ListingWords? words) : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var info = ListingInfo.Of(block);
        var lines = ListingLines.Of(block.Lines.ToString(), info);
        renderer.EnsureLine();
        if (info.Title is { } title)
        {
            renderer.Write("<div class=\"listing fence\" role=\"group\" aria-label=\"").WriteEscape(title);
            renderer.Write("\"><div class=\"bar\"><span class=\"bar-title\" aria-hidden=\"true\">").WriteEscape(title).Write("</span>");
            WriteButton(renderer);
            renderer.Write("</div>");
            WriteCode(renderer, block, info, lines);
        }
        else
        {
            renderer.Write("<div class=\"listing fence untitled\">");
            WriteCode(renderer, block, info, lines);
            if (words is not null)
            {
                // The button finds the code from the element around its parent.
                renderer.Write("<div>");
                WriteButton(renderer);
                renderer.Write("</div>");
            }
        }

        renderer.WriteLine("</div>");
    }

    private void WriteButton(HtmlRenderer renderer)
    {
        if (words is not null)
        {
            renderer.Write("<button type=\"button\" class=\"bar-action scripted\" data-copy-button data-done=\"").WriteEscape(words.Copied);
            renderer.Write("\" data-failed=\"").WriteEscape(words.Failed);
            renderer.Write("\"><span aria-live=\"polite\">").WriteEscape(words.Copy).Write("</span></button>");
        }
    }

    private static void WriteCode(HtmlRenderer renderer, CodeBlock block, ListingInfo info, IReadOnlyList<ListingLine> lines)
    {
        renderer.Write(ListingLines.HasMore(info, lines) ? "<pre data-copy=\"part\"><code" : "<pre data-copy><code");
        if (block.TryGetAttributes()?.Id is { } id)
        {
            renderer.Write(" id=\"").WriteEscape(id).Write('"');
        }

        renderer.Write(" class=\"").WriteEscape(string.Join(' ', Classes(block, info))).Write("\" translate=\"no\">");
        foreach (var line in lines)
        {
            WriteLine(renderer, line);
        }

        renderer.Write("</code></pre>");
    }

    /// <summary>The language by its first name, and the author's own classes. Markdig adds the language as the author wrote it.</summary>
    private static IEnumerable<string> Classes(CodeBlock block, ListingInfo info) =>
        (block.TryGetAttributes()?.Classes ?? [])
            .Where(name => !name.StartsWith("language-", StringComparison.Ordinal))
            .Prepend($"language-{info.Language.Names[0]}")
            .Concat(info.HasChanges ? ["changes"] : []);

    private static void WriteLine(HtmlRenderer renderer, ListingLine line)
    {
        var element = line.Mark switch
        {
            LineMark.Highlighted => "mark",
            LineMark.Added => "ins",
            LineMark.Removed => "del",
            _ => null,
        };
        if (element is not null)
        {
            renderer.Write('<').Write(element).Write('>');
        }

        foreach (var (colour, text) in line.Pieces)
        {
            // Output that is not copied leaves no empty line.
            WritePiece(renderer, colour, colour == ListingLines.Output ? text + "\n" : text);
        }

        if (line.Pieces is not [.., (ListingLines.Output, _)])
        {
            renderer.Write('\n');
        }

        if (element is not null)
        {
            renderer.Write("</").Write(element).Write('>');
        }
    }

    private static void WritePiece(HtmlRenderer renderer, string? colour, string text)
    {
        if (colour is null)
        {
            renderer.WriteEscape(text);
        }
        else if (text.Length > 0)
        {
            renderer.Write("<span class=\"").Write(colour).Write("\">").WriteEscape(text).Write("</span>");
        }
    }
}
