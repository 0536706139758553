using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Site.Diagnostics;
using Site.Markdown.Terms;

namespace Site.Markdown;

/// <summary>Where a page places a step.</summary>
public sealed record StepPlacement(string StepId, Place Place);

/// <summary>A link or an image as written.</summary>
/// <param name="Target">The URL, undecoded: <c>../images/en.md#layers</c>.</param>
public sealed record PageReference(string Target, Place Place);

/// <summary>A word that a page marks as one of the glossary.</summary>
public sealed record TermUse(string TermId, Place Place);

/// <summary>A figure that a page places.</summary>
/// <param name="Target">As written: <c>figures/flow.svg</c>.</param>
public sealed record FigureUse(string Target, Place Place);

/// <summary>A heading, with the id that links name.</summary>
public sealed record Heading(string Id, string Title, int Level, Place Place);

/// <summary>YAML between <c>---</c> lines at the start of a page.</summary>
public sealed record FrontMatter(string Text, int FirstLine);

/// <summary>A parsed Markdown file: what other stages ask of it, and how it becomes HTML.</summary>
/// <param name="Steps">In the order of the page.</param>
public sealed record MarkdownPage(
    string Path,
    FrontMatter? FrontMatter,
    IReadOnlyList<StepPlacement> Steps,
    IReadOnlyList<PageReference> References,
    IReadOnlyList<Heading> Headings,
    IReadOnlyList<TermUse> Terms,
    IReadOnlyList<FigureUse> Figures)
{
    /// <summary>What the page was read from.</summary>
    public required string Source { get; init; }

    /// <summary>The syntax tree; only this folder looks into it.</summary>
    public required MarkdownDocument Document { get; init; }

    /// <summary>The page as plain text, in the order in which its passages begin.</summary>
    public IReadOnlyList<Passage> Passages => Markdown.Passages.Of(Document);

    /// <summary>Renders the page as fragments of HTML with its steps between them.</summary>
    public IReadOnlyList<Fragment> Render(RenderOptions options) => MarkdownRenderer.Render(this, options);

    internal static bool IsStep(Block block) => block is CustomContainer { Info: "step" };
}

/// <summary>What rendering needs to know about the rest of the site.</summary>
/// <param name="ResolveLink">From a link as written to the link as it stands in the page.</param>
/// <param name="CalloutTitle">The words above a <c>note</c>, <c>tip</c> or <c>warning</c>.</param>
public sealed record RenderOptions(Func<string, string> ResolveLink, Func<string, string> CalloutTitle)
{
    /// <summary>From a term's id to what the page says of it; null for a term that the glossary does not have.</summary>
    public Func<string, TermNote?> Term { get; init; } = _ => null;

    /// <summary>From a figure as written to its markup; null for one that has a fault.</summary>
    public Func<string, string?> Figure { get; init; } = _ => null;
}

/// <summary>A piece of a rendered page.</summary>
/// <param name="Source">The Markdown that it was rendered from, as its author wrote it.</param>
public abstract record Fragment(string Html, string Source);

public sealed record HtmlFragment(string Html, string Source) : Fragment(Html, Source);

/// <param name="Html">The prose within the step's container.</param>
public sealed record StepFragment(string StepId, string Html, string Source) : Fragment(Html, Source);
