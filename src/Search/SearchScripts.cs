using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Site.Content;
using Site.Pages;

namespace Site.Search;

/// <summary>
/// Makes the search index of each language: a script with what every search needs, and parts with the terms, the titles and the texts. They
/// are classic scripts, because a page that was opened from disk can load scripts, but neither JSON nor modules.
/// </summary>
internal static class SearchScripts
{
    /// <summary>In bytes. A search needs one or two parts with terms, and one with titles, so few files are better than small ones.</summary>
    private const int Size = 32 * 1024;

    /// <summary>In bytes. Results are on many pages, and each needs the part with its page.</summary>
    private const int TextSize = 12 * 1024;

    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static IEnumerable<(PagePath Path, ReadOnlyMemory<byte> Content)> Of(SitePlan plan) =>
        plan.Pages.Select(page => page.Language).Distinct().SelectMany(language => Of(plan, language));

    /// <summary>The pages, sections and steps in one language, in the order of the site.</summary>
    public static IReadOnlyList<SearchDocument> Documents(SitePlan plan, Language language)
    {
        var names = new Synonyms(plan.Terms, language);
        return [.. Pages(plan, language).SelectMany(page => page.Entries.Select(entry => SearchDocument.Of(page, entry, names)))];
    }

    /// <summary>The script of one language, which has a path of its own, and its parts.</summary>
    public static IEnumerable<(PagePath Path, ReadOnlyMemory<byte> Content)> Of(SitePlan plan, Language language)
    {
        var documents = Documents(plan, language);
        var index = new SearchIndex(documents);
        var parts = new SearchParts(language);
        var lengths = Pages(plan, language).Select(page => page.Entries.Count).ToList();
        var script = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                pages = lengths,
                lessons = Pages(plan, language).Index().Where(page => page.Item is LessonPage).Select(page => page.Index),
                index.Lengths,
                index.Averages,
                names = new Synonyms(plan.Terms, language).Pairs,
                messages = Messages(plan, language),
                terms = parts.Cut(index.Terms, Size, term => term[0]),
                words = parts.Cut(index.Words, Size, word => word),
                titles = parts.Cut(index.Titles, Size, title => title[0]),
                texts = parts.Cut(Texts(documents, lengths), TextSize, page => page[0]),
            },
            Json
        );
        return [(PagePaths.SearchIndex(language), (byte[])[.. "drydockIndex = "u8, .. script, .. ";\n"u8]), .. parts.Files];
    }

    /// <summary>The pages that have something to find.</summary>
    private static IEnumerable<Page> Pages(SitePlan plan, Language language) =>
        plan.Pages.Where(page => page.Language == language && page.Entries.Count > 0);

    /// <summary>What results show, a page each, so that a part has whole pages: the number of its first document, then for each its link, title, text and step.</summary>
    /// <param name="lengths">How many documents each page has.</param>
    private static IEnumerable<object[]> Texts(IReadOnlyList<SearchDocument> documents, IReadOnlyList<int> lengths)
    {
        var first = 0;
        foreach (var length in lengths)
        {
            yield return [first, .. documents.Skip(first).Take(length).Select(Shown)];
            first += length;
        }
    }

    private static object[] Shown(SearchDocument document) =>
        document.Step is { } step ? [document.Id, document.Title, document.Text, step] : [document.Id, document.Title, document.Text];

    /// <summary>The error messages that the steps printed, each with the number of its document.</summary>
    private static IEnumerable<object[]> Messages(SitePlan plan, Language language) =>
        Pages(plan, language)
            .SelectMany(page => page.Entries)
            .Index()
            .SelectMany(entry => entry.Item.Messages.Select(message => new object[] { entry.Index, message }));
}
