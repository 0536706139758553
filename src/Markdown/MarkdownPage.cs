using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Site.Diagnostics;

namespace Site.Markdown;

/// <summary>Where a page places a step.</summary>
public sealed record StepPlacement(string StepId, SourceLocation Location);

/// <summary>A link or an image as written.</summary>
/// <param name="Target">The URL, undecoded: <c>../images/en.md#layers</c>.</param>
public sealed record PageReference(string Target, SourceLocation Location);

/// <summary>A word that a page marks as a term of the glossary.</summary>
public sealed record TermUse(string TermId, SourceLocation Location);

/// <summary>A figure that a page places.</summary>
/// <param name="Target">The path as written: <c>figures/flow.svg</c>.</param>
public sealed record FigureUse(string Target, SourceLocation Location);

/// <summary>A chart that a page places.</summary>
/// <param name="Target">The path as written: <c>charts/costs.yml</c>.</param>
public sealed record ChartUse(string Target, SourceLocation Location);

/// <summary>An engine that a passage of a page is about: <c>::: engine bookworm</c>.</summary>
public sealed record EngineUse(string Name, SourceLocation Location);

/// <summary>A heading, with the id that links use as their anchor.</summary>
/// <param name="Level">From 1; 0 if it is the title of the page, and no longer in its text.</param>
public sealed record Heading(string Id, string Title, int Level, SourceLocation Location);

/// <summary>The YAML between two <c>---</c> lines at the start of a page.</summary>
/// <param name="FirstLine">The number of its first line in the file, from 1.</param>
public sealed record FrontMatter(string Text, int FirstLine);

/// <summary>A parsed Markdown file, with everything that the rest of the program reads from it.</summary>
/// <param name="Steps">The steps in the order in which the page places them.</param>
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
    public IReadOnlyList<PageReference> References
    {
        get => Outline?.Value.References ?? field;
        init;
    } = References;

    public IReadOnlyList<Heading> Headings
    {
        get => Outline?.Value.Headings ?? field;
        init;
    } = Headings;

    public IReadOnlyList<TermUse> Terms
    {
        get => Outline?.Value.Terms ?? field;
        init;
    } = Terms;

    /// <summary>The Markdown text of the file.</summary>
    public string Source
    {
        get => Whole?.Value.Source ?? field;
        init;
    } = "";

    /// <summary>The text of the first heading, if it is the title of the page and no longer in <see cref="Document"/>; otherwise null.</summary>
    public string? Title { get; init; }

    /// <summary>Where the heading is in <see cref="Source"/> that is the title of the page; empty if none is.</summary>
    public SourceSpan TitleSpan
    {
        get => Whole?.Value.TitleSpan ?? field;
        init;
    } = SourceSpan.Empty;

    /// <summary>Where the prose begins in <see cref="Source"/>: after the front matter.</summary>
    public int Start
    {
        get => Whole?.Value.Start ?? field;
        init;
    }

    public IReadOnlyList<ChartUse> Charts { get; init; } = [];

    /// <summary>The syntax tree, which only the code in <c>src/Markdown</c> uses.</summary>
    public MarkdownDocument Document
    {
        get => Whole?.Value.Document ?? field;
        init;
    } = [];

    /// <summary>The page with its references, headings and terms; null for a page that has them itself.</summary>
    private Lazy<MarkdownPage>? Outline { get; init; }

    /// <summary>The page with its text and syntax tree; null for a page that has them itself.</summary>
    private Lazy<MarkdownPage>? Whole { get; init; }

    /// <summary>The page as plain text, one passage per heading and step, in the order in which they begin.</summary>
    public IReadOnlyList<Passage> Passages
    {
        get => field ?? Markdown.Passages.Of(Document);
        private init;
    }

    /// <summary>The page split at its steps, in reading order.</summary>
    public IReadOnlyList<Fragment> Fragments
    {
        get => field ?? [.. Fragment.Split(this)];
        private init;
    }

    /// <summary>
    /// Renders all of the page but the targets of its links. The result has neither the text nor the syntax tree, which takes far more memory
    /// than all else. A page with steps, figures, charts or terms stays as it is: it alone does not say what they show.
    /// </summary>
    /// <param name="targets">Nothing, but in the language of the page.</param>
    internal MarkdownPage Render(MarkdownTargets targets)
    {
        if (Steps.Count + Figures.Count + Charts.Count + Terms.Count > 0)
        {
            return this;
        }

        var bare = this with { Passages = Passages, Source = "", Document = [] };
        return bare with
        {
            Fragments =
            [
                .. Fragments.Select(fragment => fragment with { Page = bare, Blocks = [], Rendered = RenderedProse.Of(fragment, targets) }),
            ],
        };
    }

    /// <summary>Whether the text and the syntax tree are at hand, and need not be read first.</summary>
    public bool HasText => Whole is null || Whole.IsValueCreated;

    /// <summary>A page without steps, figures and charts of which each part is read when something needs it.</summary>
    /// <param name="outline">Reads the references, headings and terms.</param>
    /// <param name="whole">Reads the text and the syntax tree.</param>
    public static MarkdownPage Unread(string path, Func<MarkdownPage> outline, Func<MarkdownPage> whole) =>
        new(path, FrontMatter: null, [], [], [], [], [], [])
        {
            Outline = new Lazy<MarkdownPage>(outline),
            Whole = new Lazy<MarkdownPage>(whole),
        };

    internal static bool IsStep(Block block) => block is CustomContainer { Info: "step" };
}
