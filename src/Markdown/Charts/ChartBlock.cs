using Markdig.Syntax;

namespace Site.Markdown.Charts;

/// <summary>A chart of recorded numbers, on a line of its own: <c>![What it shows](charts/name.yml)</c>.</summary>
internal sealed class ChartBlock(string target, string caption) : LeafBlock(null)
{
    public string Target { get; } = target;

    public string Caption { get; } = caption;
}
