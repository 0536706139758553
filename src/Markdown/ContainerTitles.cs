using Markdig.Extensions.CustomContainers;
using Site.Markdown.Choices;
using Site.Markdown.ThenNow;

namespace Site.Markdown;

/// <summary>The titles of callouts, of passages that only apply to some engines, of pairs of figures and of lists of choices, in one language.</summary>
/// <param name="Callouts">By kind: <c>note</c>, <c>tip</c>, <c>warning</c>.</param>
/// <param name="Versions">By engine: <c>20.10</c> for <c>bookworm</c>.</param>
/// <param name="OnEngines">Makes the title of a passage from one or more versions: "On Docker 20.10".</param>
/// <param name="DefaultEngine">The engine whose output pages show first.</param>
/// <param name="ThenNow">The words of two figures of which one is shown.</param>
/// <param name="Choices">The words of a list of links to choose from.</param>
public sealed record ContainerTitles(
    IReadOnlyDictionary<string, string> Callouts,
    IReadOnlyDictionary<string, string> Versions,
    Func<IReadOnlyList<string>, string> OnEngines,
    string DefaultEngine,
    ThenNowWords ThenNow,
    ChoiceWords Choices
)
{
    internal string Of(CustomContainer container) =>
        MarkdownReader.EngineNames(container) is { Length: > 0 } engines
            ? OnEngines([.. engines.Select(engine => Versions.GetValueOrDefault(engine, engine))])
        : ThenNowRules.Is(container) ? ThenNow.Title
        : ChoiceRules.Is(container) ? Choices.Title
        : Callouts.GetValueOrDefault(container.Info ?? "", "");
}
