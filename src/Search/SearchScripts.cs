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
    public const int Size = 32 * 1024;

    /// <summary>In bytes. Results are on many pages, and each needs the part with its page.</summary>
    public const int TextSize = 12 * 1024;

    public static IEnumerable<SiteFile> Of(SitePlan plan) =>
        plan.Pages.Select(page => page.Language).Distinct().SelectMany(language => Of(plan, language).Made);

    /// <summary>The pages, sections and steps in one language, in the order of the site.</summary>
    public static IReadOnlyList<SearchDocument> Documents(SitePlan plan, Language language)
    {
        var names = new Synonyms(plan.Terms, language);
        return [.. Pages(plan, language).SelectMany(page => Documents(page, names))];
    }

    /// <summary>The page itself, its sections and its steps.</summary>
    public static IReadOnlyList<SearchDocument> Documents(Page page, Synonyms names) =>
        [.. page.Entries.Select(entry => SearchDocument.Of(page, entry, names))];

    /// <summary>The script of one language, which has a path of its own, and its parts.</summary>
    public static SearchFiles Of(SitePlan plan, Language language)
    {
        var pages = Pages(plan, language).ToList();
        var names = new Synonyms(plan.Terms, language);
        var documents = pages.ConvertAll(page => Documents(page, names));
        var firsts = Firsts(documents);
        var parts = new SearchParts(language);
        // A core that has no more pages to make can take one of these. Until then the index is made, and what is left afterwards.
        var texts = Task.Run(() => parts.Cut(firsts.Zip(documents, Text), TextSize));
        var index = new SearchIndex([.. documents.SelectMany(page => page)]);
        var titles = Task.Run(() => parts.Cut(index.Titles, Size));
        var terms = parts.Cut(index.Terms, Size);
        var words = parts.Cut(index.Words, Size);
        return parts.With(
            new SearchHead(
                [.. documents.Select(page => page.Count)],
                Lessons(pages),
                [.. index.Lengths.Select(NumberText.Of)],
                [.. index.Lengths.Select(SearchIndex.Average)],
                names.Pairs,
                [.. pages.SelectMany(page => page.Entries).Index().SelectMany(entry => Messages(entry.Index, entry.Item))],
                terms,
                words,
                titles.Result,
                texts.Result
            )
        );
    }

    /// <summary>The pages that have something to find.</summary>
    public static IEnumerable<Page> Pages(SitePlan plan, Language language) =>
        plan.Pages.Where(page => page.Language == language && page.HasEntries);

    /// <summary>The numbers of the pages that are lessons.</summary>
    public static int[] Lessons(IEnumerable<Page> pages) =>
        [.. pages.Index().Where(page => page.Item is LessonPage).Select(page => page.Index)];

    /// <summary>What results show of a page, so that a part has whole pages: the number of its first document, then for each its link, title, text and step.</summary>
    public static object[] Text(int first, IReadOnlyList<SearchDocument> documents) => [first, .. documents.Select(Shown)];

    private static object[] Shown(SearchDocument document) =>
        document.Step is { } step ? [document.Id, document.Title, document.Text, step] : [document.Id, document.Title, document.Text];

    /// <summary>The error messages that a step printed, each with the number of its document.</summary>
    public static IEnumerable<SearchMessage> Messages(int document, SearchEntry entry) =>
        entry.Messages.Select(message => new SearchMessage(document, message));

    /// <summary>The number of the first document of each page.</summary>
    private static IEnumerable<int> Firsts(IEnumerable<IReadOnlyList<SearchDocument>> documents)
    {
        var first = 0;
        foreach (var page in documents)
        {
            yield return first;
            first += page.Count;
        }
    }
}
