using Site.Pages;

namespace Site.Search;

/// <summary>A page, section or step as a document of the search index.</summary>
/// <param name="Id">The link to it from the directory of the index file: <c>lessons/images.html#layers</c>.</param>
/// <param name="TitleSynonyms">
/// The names of the title's terms in other languages. For a page it also contains the file name, which is the same in all languages.
/// </param>
/// <param name="TextSynonyms">The names of the text's terms in other languages.</param>
internal sealed record SearchDocument(string Id, string Title, string Text, string TitleSynonyms, string TextSynonyms, int? Step)
{
    /// <summary>What search compares the title by.</summary>
    public TitleWords TitleWords => TitleWords.Of(Title, IsPage(Id) ? NameOf(Id) : null);

    public static SearchDocument Of(Page page, SearchEntry entry, Synonyms names) =>
        Of(
            page.Path.From(PagePaths.SearchIndex(page.Language)) + (entry.Anchor.Length == 0 ? "" : $"#{entry.Anchor}"),
            entry.Title,
            entry.Text,
            entry.Step,
            names
        );

    public static SearchDocument Of(string id, string title, string text, int? step, Synonyms names) =>
        new(id, title, text, IsPage(id) ? $"{names.Of(title)} {NameOf(id)}".TrimStart() : names.Of(title), names.Of(text), step);

    private static bool IsPage(string id) => !id.Contains('#', StringComparison.Ordinal);

    private static string NameOf(string id) => Path.GetFileNameWithoutExtension(id);
}
