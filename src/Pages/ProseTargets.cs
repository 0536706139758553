using Site.Content;
using Site.Markdown.Terms;

namespace Site.Pages;

/// <summary>What stands behind the links, terms and figures of a page's prose, each under the name that the prose uses.</summary>
/// <param name="Links">From a link as written to the link as it is in the page. External links are missing: they stay as they are.</param>
/// <param name="Terms">By id; what the glossary lacks is missing, and a diagnostic already.</param>
/// <param name="Figures">One with a fault is missing, and a diagnostic already.</param>
public sealed record ProseTargets(
    IReadOnlyDictionary<string, string> Links,
    IReadOnlyDictionary<string, TermNote> Terms,
    IReadOnlyDictionary<string, Figure> Figures
)
{
    public static ProseTargets None { get; } =
        new(new Dictionary<string, string>(), new Dictionary<string, TermNote>(), new Dictionary<string, Figure>());
}
