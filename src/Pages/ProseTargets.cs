using Site.Content;
using Site.Markdown.Terms;

namespace Site.Pages;

/// <summary>What the links, terms and figures in a page's prose refer to.</summary>
/// <param name="Links">Maps each link as written to the link in the HTML page. External links map to themselves.</param>
/// <param name="Terms">By id. Terms that the glossary does not have are missing; they were already reported.</param>
/// <param name="Charts">By target as written. Charts that could not be read are missing; they were already reported.</param>
/// <param name="Figures">By target as written. Figures that could not be read are missing; they were already reported.</param>
public sealed record ProseTargets(
    IReadOnlyDictionary<string, string> Links,
    IReadOnlyDictionary<string, TermNote> Terms,
    IReadOnlyDictionary<string, Figure> Figures,
    IReadOnlyDictionary<string, ChartView> Charts
)
{
    public static ProseTargets None { get; } =
        new(
            new Dictionary<string, string>(),
            new Dictionary<string, TermNote>(),
            new Dictionary<string, Figure>(),
            new Dictionary<string, ChartView>()
        );
}
