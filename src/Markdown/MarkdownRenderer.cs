using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Yaml;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Site.Markdown.Figures;
using Site.Markdown.Terms;

namespace Site.Markdown;

/// <summary>Turns a parsed page into fragments: a step ends one piece of prose and starts the next.</summary>
internal static class MarkdownRenderer
{
    public static IReadOnlyList<Fragment> Render(MarkdownPage page, RenderOptions options)
    {
        var fragments = new List<Fragment>();
        var prose = new List<Block>();
        var start = page.Document.FirstOrDefault() is YamlFrontMatterBlock front ? front.Span.End + 1 : 0;
        foreach (var block in page.Document.Where(block => block is not YamlFrontMatterBlock))
        {
            if (!MarkdownPage.IsStep(block))
            {
                prose.Add(block);
                continue;
            }

            Flush(block.Span.Start);
            var step = (CustomContainer)block;
            fragments.Add(new StepFragment(MarkdownReader.StepId(step), Html(step, options), Inside(page.Source, step)));
            start = step.Span.End + 1;
        }

        Flush(page.Source.Length);
        return fragments;

        void Flush(int end)
        {
            if (prose.Count > 0)
            {
                fragments.Add(new HtmlFragment(Html(prose, options), page.Source[start..end].Trim()));
                prose.Clear();
            }
        }
    }

    /// <summary>Without the fences. One that the page leaves open has no last fence; that is a diagnostic already.</summary>
    private static string Inside(string source, CustomContainer step)
    {
        var lines = source.Substring(step.Span.Start, step.Span.Length).Split('\n');
        return string.Join('\n', lines[1..(MarkdownReader.IsClosed(step) ? ^1 : ^0)]).Trim();
    }

    private static string Html(IEnumerable<Block> blocks, RenderOptions options)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer) { LinkRewriter = options.ResolveLink };
        MarkdownReader.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlCustomContainerRenderer>(new CalloutRenderer(options.CalloutTitle));
        renderer.ObjectRenderers.ReplaceOrAdd<LineBreakInlineRenderer>(new LineJoin());
        renderer.ObjectRenderers.Insert(0, new TermRenderer(options.Term));
        renderer.ObjectRenderers.Insert(0, new FigureRenderer(options.Figure));
        foreach (var block in blocks)
        {
            renderer.Render(block);
        }

        return writer.ToString();
    }
}
