using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Site.Diagnostics;

namespace Site.Markdown;

/// <summary>Where a page places a step.</summary>
public sealed record StepPlacement(string StepId, SourceLocation Location);

/// <summary>A link or an image as written.</summary>
/// <param name="Target">The URL, undecoded: <c>../images/en.md#layers</c>.</param>
public sealed record PageReference(string Target, SourceLocation Location);

/// <summary>A word that a page marks as one of the glossary.</summary>
public sealed record TermUse(string TermId, SourceLocation Location);

/// <summary>A figure that a page places.</summary>
/// <param name="Target">As written: <c>figures/flow.svg</c>.</param>
public sealed record FigureUse(string Target, SourceLocation Location);

/// <summary>An engine that a passage of a page is about: <c>::: engine bookworm</c>.</summary>
public sealed record EngineUse(string Name, SourceLocation Location);

/// <summary>A heading, with the id that links name.</summary>
public sealed record Heading(string Id, string Title, int Level, SourceLocation Location);

/// <summary>YAML between <c>---</c> lines at the start of a page.</summary>
public sealed record FrontMatter(string Text, int FirstLine);

/// <summary>A parsed Markdown file: what other rooms ask of it.</summary>
/// <param name="Steps">In the order of the page.</param>
public sealed record MarkdownPage(
    string Path,
    FrontMatter? FrontMatter,
    IReadOnlyList<StepPlacement> Steps,
    IReadOnlyList<PageReference> References,
    IReadOnlyList<Heading> Headings,
    IReadOnlyList<TermUse> Terms,
    IReadOnlyList<FigureUse> Figures,
    IReadOnlyList<EngineUse> Engines
)
{
    /// <summary>What the page was read from.</summary>
    public required string Source { get; init; }

    /// <summary>The syntax tree; only this folder looks into it.</summary>
    public required MarkdownDocument Document { get; init; }

    /// <summary>The page as plain text, in the order in which its passages begin.</summary>
    public IReadOnlyList<Passage> Passages => Markdown.Passages.Of(Document);

    /// <summary>The page cut at its steps, in reading order.</summary>
    public IReadOnlyList<Fragment> Fragments => [.. Fragment.Cut(this)];

    internal static bool IsStep(Block block) => block is CustomContainer { Info: "step" };
}
