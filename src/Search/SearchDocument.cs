using Site.Pages;

namespace Site.Search;

/// <summary>A place as the index knows it.</summary>
/// <param name="Id">The link to the place from the index's own file: <c>lessons/images.html#layers</c>.</param>
/// <param name="TitleSynonyms">What the title's terms are called in other languages; of a page also its name in the address, which is the same in all.</param>
/// <param name="TextSynonyms">What the text's terms are called in other languages.</param>
internal sealed record SearchDocument(string Id, string Title, string Text, string TitleSynonyms, string TextSynonyms, int? Step)
{
    public static SearchDocument Of(Page page, SearchEntry entry, Synonyms names) =>
        new(
            page.Path.From(PagePaths.SearchIndex(page.Language)) + (entry.Anchor.Length == 0 ? "" : $"#{entry.Anchor}"),
            entry.Title,
            entry.Text,
            entry.Anchor.Length == 0
                ? $"{names.Of(entry.Title)} {Path.GetFileNameWithoutExtension(page.Path.Value)}".TrimStart()
                : names.Of(entry.Title),
            names.Of(entry.Text),
            entry.Step
        );
}
