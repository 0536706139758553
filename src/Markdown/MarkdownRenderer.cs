using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Yaml;
using Markdig.Renderers;
using Markdig.Syntax;
using Site.Markdown.Figures;
using Site.Markdown.Terms;

namespace Site.Markdown;

/// <summary>Turns a parsed page into fragments: a step ends one piece of prose and starts the next.</summary>
internal static class MarkdownRenderer
{
    public static IReadOnlyList<Fragment> Render(MarkdownDocument document, RenderOptions options)
    {
        var fragments = new List<Fragment>();
        var prose = new List<Block>();
        foreach (var block in document.Where(block => block is not YamlFrontMatterBlock))
        {
            if (!MarkdownPage.IsStep(block))
            {
                prose.Add(block);
                continue;
            }

            Flush();
            var step = (CustomContainer)block;
            fragments.Add(new StepFragment(MarkdownReader.StepId(step), Html(step, options)));
        }

        Flush();
        return fragments;

        void Flush()
        {
            if (prose.Count > 0)
            {
                fragments.Add(new HtmlFragment(Html(prose, options)));
                prose.Clear();
            }
        }
    }

    private static string Html(IEnumerable<Block> blocks, RenderOptions options)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer) { LinkRewriter = options.ResolveLink };
        MarkdownReader.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlCustomContainerRenderer>(new CalloutRenderer(options.CalloutTitle));
        renderer.ObjectRenderers.Insert(0, new TermRenderer(options.Term));
        renderer.ObjectRenderers.Insert(0, new FigureRenderer(options.Figure));
        foreach (var block in blocks)
        {
            renderer.Render(block);
        }

        return writer.ToString();
    }
}
