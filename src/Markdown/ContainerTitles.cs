using Markdig.Extensions.CustomContainers;

namespace Site.Markdown;

/// <summary>The titles of callouts and of passages that only apply to some engines, in one language.</summary>
/// <param name="Callouts">By kind: <c>note</c>, <c>tip</c>, <c>warning</c>.</param>
/// <param name="Versions">By engine: <c>20.10</c> for <c>bookworm</c>.</param>
/// <param name="OnEngines">Makes the title of a passage from one or more versions: "On Docker 20.10".</param>
/// <param name="DefaultEngine">The engine whose output pages show first.</param>
public sealed record ContainerTitles(
    IReadOnlyDictionary<string, string> Callouts,
    IReadOnlyDictionary<string, string> Versions,
    Func<IReadOnlyList<string>, string> OnEngines,
    string DefaultEngine
)
{
    internal string Of(CustomContainer container) =>
        MarkdownReader.EngineNames(container) is { Length: > 0 } engines
            ? OnEngines([.. engines.Select(engine => Versions.GetValueOrDefault(engine, engine))])
            : Callouts.GetValueOrDefault(container.Info ?? "", "");
}
