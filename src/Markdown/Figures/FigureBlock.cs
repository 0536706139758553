using Markdig.Syntax;

namespace Site.Markdown.Figures;

/// <summary>A drawing from the content directory, on a line of its own: <c>![What it shows](figures/name.svg)</c>.</summary>
internal sealed class FigureBlock(string target, string caption) : LeafBlock(null)
{
    public string Target { get; } = target;

    public string Caption { get; } = caption;
}
