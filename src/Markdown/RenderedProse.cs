namespace Site.Markdown;

/// <summary>A piece of a page in each form in which a site shows it.</summary>
internal sealed record RenderedProse(LinkedText Html, LinkedText Markdown)
{
    /// <param name="fragment">A piece without terms, figures and charts.</param>
    public static RenderedProse Of(Fragment fragment, MarkdownTargets targets) =>
        new(MarkdownHtml.Linked(fragment, targets), PlainMarkdown.Of(fragment, targets.Charts, targets.Titles));
}
