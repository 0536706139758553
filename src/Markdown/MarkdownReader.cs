using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Yaml;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Site.Diagnostics;
using Site.Markdown.Charts;
using Site.Markdown.Choices;
using Site.Markdown.Comments;
using Site.Markdown.Figures;
using Site.Markdown.Listings;
using Site.Markdown.Terms;
using Site.Markdown.ThenNow;

namespace Site.Markdown;

/// <summary>Reads the Markdown of our pages: CommonMark with tables, footnotes, attributes, callouts and steps, but without HTML.</summary>
public static class MarkdownReader
{
    /// <summary>The callouts: <c>::: note</c> and so on.</summary>
    public static readonly IReadOnlyList<string> Callouts = ["note", "tip", "warning"];

    private const string Step = "step";
    private const string Engine = "engine";
    private const string EmptyFrontMatter = "---\n---\n";

    private static readonly MarkdownPipeline Pipeline = Extensions().UseGenericAttributes().Build();

    /// <summary>For pages that need not keep the rules of a course.</summary>
    private static readonly MarkdownPipeline Plain = Extensions().Use<HeadingIds>().Use<HtmlComments>().Build();

    private static MarkdownPipelineBuilder Extensions() =>
        new MarkdownPipelineBuilder { MaximumNestingDepth = Nesting.MaxParsed }
            .UsePreciseSourceLocation()
            .UseYamlFrontMatter()
            .UsePipeTables()
            .UseFootnotes()
            .UseDefinitionLists()
            .UseTaskLists()
            .Use<HeadingSlugs>()
            .Use<ParsingLimits>()
            .UseCustomContainers()
            .DisableHtml()
            .UseAlertBlocks()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseCjkFriendlyEmphasis()
            .UseAutoLinks();

    internal static MarkdownDocument Parse(string text) => Markdig.Markdown.Parse(text, Pipeline);

    internal static void Setup(HtmlRenderer renderer) => Pipeline.Setup(renderer);

    /// <param name="path">Relative to the content directory.</param>
    /// <param name="text">With LF line ends.</param>
    /// <param name="bag">
    /// Receives an error for an element that is inside of too many others, each container of an unknown kind, container without an end, pair of figures or list of choices that is not one, step inside
    /// another block and duplicate id, and a warning for each footnote without a link
    /// and each code block whose language or attributes are unknown.
    /// </param>
    public static MarkdownPage Read(string path, string text, DiagnosticBag bag)
    {
        var document = Parse(path, text, Parse, bag);
        TermParser.ConvertLinks(document);
        FigureParser.ConvertImages(document);
        ChartParser.ConvertImages(document);
        CheckFootnotes(path, document, bag);
        return Read(path, text, document, title: null, bag);
    }

    /// <summary>
    /// Reads a page that need not keep the rules of a course: drawings are images as everywhere else, footnotes need no link, braces are text,
    /// and the first heading, if it is of level 1, is the title of the page.
    /// </summary>
    /// <inheritdoc cref="Read(string, string, DiagnosticBag)"/>
    public static MarkdownPage ReadPlain(string path, string text, DiagnosticBag bag)
    {
        // Markdig takes an empty front matter for two lines across the page.
        if (text.StartsWith(EmptyFrontMatter, StringComparison.Ordinal))
        {
            text = $"\n\n{text[EmptyFrontMatter.Length..]}";
        }

        var document = Parse(path, text, text => Markdig.Markdown.Parse(text, Plain), bag);
        var title = document.OfType<HeadingBlock>().FirstOrDefault();
        if (title?.Level == 1)
        {
            document.Remove(title);
            return Read(path, text, document, title, bag);
        }

        return Read(path, text, document, title: null, bag);
    }

    /// <summary>Parses a page. If something in it is too deep or too much, reports it and goes on with the front matter only.</summary>
    private static MarkdownDocument Parse(string path, string text, Func<string, MarkdownDocument> parse, DiagnosticBag bag)
    {
        var document = Nesting.Parse(text, parse, out var tooMuch);
        if (tooMuch is var (line, column, what, help))
        {
            bag.Error(Codes.InvalidText, new SourceLocation(path, line + 1, column + 1), what, help);
        }

        return document;
    }

    private static MarkdownPage Read(string path, string text, MarkdownDocument document, HeadingBlock? title, DiagnosticBag bag)
    {
        var headings = new List<Heading>();
        var references = new List<PageReference>();
        var terms = new List<TermUse>();
        var figures = new List<FigureUse>();
        var charts = new List<ChartUse>();
        var engines = new List<EngineUse>();
        var listings = new List<FencedCodeBlock>();
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case HeadingBlock heading:
                    headings.Add(ToHeading(path, heading));
                    break;
                case LinkInline link:
                    references.Add(new PageReference(link.Url ?? "", At(path, link)));
                    break;
                case TermInline term:
                    terms.Add(new TermUse(term.Id, At(path, term)));
                    break;
                case FigureBlock figure:
                    figures.Add(new FigureUse(figure.Target, At(path, figure)));
                    break;
                case ChartBlock chart:
                    charts.Add(new ChartUse(chart.Target, At(path, chart)));
                    break;
                case FencedCodeBlock listing:
                    listings.Add(listing);
                    break;
                case CustomContainer container:
                    Check(path, container, bag);
                    engines.AddRange(EngineUses(path, container));
                    break;
            }
        }

        ReadListings(path, text, listings, bag);
        IReadOnlyList<StepPlacement> steps =
        [
            .. document.Where(MarkdownPage.IsStep).Cast<CustomContainer>().Select(c => new StepPlacement(StepId(c), At(path, c))),
        ];
        CheckIds(headings, steps, bag);
        return new MarkdownPage(
            path,
            ToFrontMatter(document),
            steps,
            references,
            title is null ? headings : [ToHeading(path, title) with { Level = 0 }, .. headings],
            terms,
            figures,
            engines
        )
        {
            Source = text,
            Document = document,
            Title = title is null ? null : PlainText.Of(title.Inline),
            TitleSpan = title?.Span ?? SourceSpan.Empty,
            Start = ((document.FirstOrDefault() as YamlFrontMatterBlock)?.Span.End ?? -1) + 1,
            Charts = charts,
        };
    }

    internal static bool IsClosed(CustomContainer container) => container.ClosingFencedCharCount > 0;

    /// <summary>The engines that a passage is about, as in <c>::: engine bookworm trixie</c>; empty if it names none.</summary>
    internal static string[] EngineNames(CustomContainer passage) =>
        passage.Info == Engine ? (passage.Arguments ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];

    internal static string StepId(CustomContainer step) => step.Arguments?.Trim() ?? "";

    private static FrontMatter? ToFrontMatter(MarkdownDocument document) =>
        document.FirstOrDefault() is YamlFrontMatterBlock block ? new FrontMatter(block.Lines.ToString(), block.Line + 2) : null;

    private static Heading ToHeading(string path, HeadingBlock heading) =>
        new(heading.GetAttributes().Id ?? "", PlainText.Of(heading.Inline), heading.Level, At(path, heading));

    private static IEnumerable<EngineUse> EngineUses(string path, CustomContainer container) =>
        container.Info == Engine ? EngineNames(container).DefaultIfEmpty("").Select(name => new EngineUse(name, At(path, container))) : [];

    private static void Check(string path, CustomContainer container, DiagnosticBag bag)
    {
        if (
            container.Info is not { } info
            || (info is not (Step or Engine or ThenNowRules.Kind or ChoiceRules.Kind) && !Callouts.Contains(info))
        )
        {
            bag.Error(
                Codes.InvalidValue,
                At(path, container),
                $"`::: {container.Info}` is not a kind of container",
                $"use one of: {Step}, {Engine}, {ThenNowRules.Kind}, {ChoiceRules.Kind}, {string.Join(", ", Callouts)}"
            );
        }
        else if (info == Step && container.Parent is not MarkdownDocument)
        {
            bag.Error(Codes.InvalidValue, At(path, container), "the step is inside another block", "move it to the top level of the page");
        }

        if (!IsClosed(container))
        {
            bag.Error(
                Codes.InvalidText,
                At(path, container),
                $"`::: {container.Info}` is not closed",
                "end it with `:::` on a line of its own"
            );
        }
        else if (ThenNowRules.Is(container))
        {
            ThenNowRules.Check(container, At(path, container), bag);
        }
        else if (ChoiceRules.Is(container))
        {
            ChoiceRules.Check(container, At(path, container), bag);
        }
    }

    private static void ReadListings(string path, string text, IEnumerable<FencedCodeBlock> listings, DiagnosticBag bag)
    {
        foreach (var (block, problem) in ListingInfo.ReadAll(listings, text))
        {
            var location = new SourceLocation(path, block.Line + 1, block.Column + 1 + problem.Column);
            bag.Warn(problem.Code, location, problem.What, problem.Help);
        }
    }

    /// <summary>
    /// Checks that no two headings, and no heading and step, have the same id, because each id is an anchor of the page. A step that is
    /// placed twice is reported by the check of the steps' order.
    /// </summary>
    private static void CheckIds(IReadOnlyList<Heading> headings, IReadOnlyList<StepPlacement> steps, DiagnosticBag bag)
    {
        foreach (var taken in headings.Where(heading => steps.Any(step => step.StepId == heading.Id)))
        {
            bag.Error(
                Codes.DuplicateId,
                taken.Location,
                $"the id `{taken.Id}` already belongs to a step on this page",
                "give the heading another id: `## Title {#id}`"
            );
        }

        var ids = new HashSet<string>();
        foreach (var again in headings.Where(heading => !ids.Add(heading.Id)))
        {
            bag.Error(
                Codes.DuplicateId,
                again.Location,
                $"the id `{again.Id}` is used twice",
                "give one heading another id: `## Title {#id}`"
            );
        }
    }

    /// <summary>
    /// Warns about footnotes without a link: a footnote gives the source of a claim, and readers should be able to open it.
    /// </summary>
    private static void CheckFootnotes(string path, MarkdownDocument document, DiagnosticBag bag)
    {
        foreach (var footnote in document.Descendants<Footnote>().Where(footnote => !footnote.Descendants().Any(IsWebLink)))
        {
            bag.Warn(
                Codes.SourceWithoutLink,
                At(path, footnote),
                "the footnote has no link to its source",
                "link the document or the issue that it names: `[docs: Volumes](https://…)`"
            );
        }
    }

    private static bool IsWebLink(MarkdownObject node) =>
        (node as LinkInline)?.Url?.StartsWith("http", StringComparison.Ordinal) == true || node is AutolinkInline;

    private static SourceLocation At(string path, MarkdownObject node) => new(path, node.Line + 1, node.Column + 1);
}
