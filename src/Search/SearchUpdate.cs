using System.Text.Json;
using Site.Content;
using Site.Pages;

namespace Site.Search;

/// <summary>
/// Changes the last search index where pages were edited, so that it takes no longer in a large site than in a small one. The result is the
/// one that <see cref="SearchScripts"/> makes.
/// </summary>
internal sealed class SearchUpdate
{
    private readonly Vocabulary _vocabulary = new();
    private readonly SearchParts _parts;
    private readonly SearchHead _last;
    private readonly Synonyms _names;
    private readonly List<int>[] _lengths;
    private readonly List<object[]> _messages = [];
    private readonly SortedDictionary<string, List<(int Field, int Document, int Count)>> _terms = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<(int Field, int Document, int Count)>> _titles = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, EntryEdit> _words = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, EntryEdit> _texts = [];

    private SearchUpdate(SearchHead last, SearchParts parts, Synonyms names)
    {
        (_last, _parts, _names) = (last, parts, names);
        _lengths = [.. last.Lengths.Select(text => NumberText.Read(text).ToList())];
    }

    /// <param name="isEdited">Whether a page has changed since the last index, in which all pages were, in the same order.</param>
    /// <param name="read">Reads a file of the last index.</param>
    /// <returns>Null if the numbers of the documents have changed, so that nothing of the last index is of use.</returns>
    public static SearchFiles? Of(SitePlan plan, Language language, Func<Page, bool> isEdited, Func<PagePath, ReadOnlyMemory<byte>> read)
    {
        var pages = SearchScripts.Pages(plan, language).ToList();
        var last = SearchHead.Read(read(PagePaths.SearchIndex(language)).Span);
        if (
            pages.Count != last.Pages.Count
            || pages.Zip(last.Pages).Any(page => isEdited(page.First) && page.First.Entries.Count != page.Second)
        )
        {
            return null;
        }

        var parts = new SearchParts(language, read);
        var update = new SearchUpdate(last, parts, new Synonyms(plan.Terms, language));
        var edited = new HashSet<int>();
        var first = 0;
        foreach (var (page, count) in pages.Zip(last.Pages))
        {
            if (isEdited(page))
            {
                update.Replace(page, first);
                edited.UnionWith(Enumerable.Range(first, count));
            }

            first += count;
        }

        return parts.With(update.Head(pages, edited));
    }

    /// <param name="first">The number of the page's first document.</param>
    private void Replace(Page page, int first)
    {
        var documents = SearchScripts.Documents(page, _names);
        foreach (var (index, (old, document)) in LastDocuments(first).Zip(documents).Index())
        {
            Replace(first + index, SearchIndex.Count(old, _vocabulary), SearchIndex.Count(document, _vocabulary));
            if (old.Title != document.Title)
            {
                Replace(first + index, old.TitleWords, document.TitleWords);
            }
        }

        _texts.Add(first, _ => SearchScripts.Text(first, documents));
        _messages.AddRange(page.Entries.Index().SelectMany(entry => SearchScripts.Messages(first + entry.Index, entry.Item)));
    }

    private void Replace(int document, (int Term, int Count)[][] old, (int Term, int Count)[][] counted)
    {
        foreach (var (field, counts) in counted.Index())
        {
            _lengths[field][document] = counts.Length;
            var (before, now) = (old[field].ToDictionary(), counts.ToDictionary());
            foreach (var term in now.Keys.Union(before.Keys))
            {
                if (now.GetValueOrDefault(term) is var count && count != before.GetValueOrDefault(term))
                {
                    Edits(_terms, _vocabulary[term]).Add((field, document, count));
                }
            }
        }
    }

    private void Replace(int document, TitleWords old, TitleWords title)
    {
        foreach (var start in old.Starts.Union(title.Starts))
        {
            Edits(_titles, start).Add((SearchIndex.Starting, document, title.Starts.Contains(start) ? 1 : 0));
        }

        foreach (var whole in old.Wholes.Union(title.Wholes))
        {
            Edits(_titles, whole).Add((SearchIndex.Equal, document, title.Wholes.Contains(whole) ? 1 : 0));
        }
    }

    /// <summary>The documents of a page as they are in the last index, which has their titles and texts; the rest follows from these.</summary>
    private IReadOnlyList<SearchDocument> LastDocuments(int first)
    {
        using var texts = _parts.Read(_last.Texts.Last(part => ((JsonElement)part[0]).GetInt32() <= first));
        return
        [
            .. texts
                .RootElement.EnumerateArray()
                .First(text => text[0].GetInt32() == first)
                .EnumerateArray()
                .Skip(1)
                .Select(shown =>
                    SearchDocument.Of(shown[0].GetString()!, shown[1].GetString()!, shown[2].GetString()!, step: null, _names)
                ),
        ];
    }

    /// <param name="edited">The documents of the pages that were edited.</param>
    private SearchHead Head(List<Page> pages, HashSet<int> edited) =>
        new(
            _last.Pages,
            SearchScripts.Lessons(pages),
            [.. _lengths.Select(NumberText.Of)],
            [.. _lengths.Select(SearchIndex.Average)],
            _names.Pairs,
            [
                .. _last
                    .Messages.Select(message => (Document: ((JsonElement)message[0]).GetInt32(), Message: message))
                    .Where(message => !edited.Contains(message.Document))
                    .Concat(_messages.Select(message => (Document: (int)message[0], Message: message)))
                    .OrderBy(message => message.Document)
                    .Select(message => message.Message),
            ],
            _parts.Edit(_last.Terms, SearchScripts.Size, key => key.GetString()!, Entries(_terms, EditTerm)),
            // The edits of the terms have found which are new, and which are gone.
            _parts.Edit(_last.Words, SearchScripts.Size, key => key.GetString()!, _words),
            _parts.Edit(_last.Titles, SearchScripts.Size, key => key.GetString()!, Entries(_titles, EditTitle)),
            _parts.Edit(_last.Texts, SearchScripts.TextSize, key => key.GetInt32(), _texts)
        );

    private string[]? EditTerm(string term, JsonElement? old, IEnumerable<(int Field, int Document, int Count)> edits)
    {
        var fields = EditFields(old, _lengths.Length, edits, Postings.EditCounted);
        var used = Array.FindLastIndex(fields, field => field.Length > 0) + 1;
        if (SearchIndex.IsWord(term) && used == 0 != old is null)
        {
            _words.Add(term, _ => used == 0 ? null : term);
        }

        return used == 0 ? null : [term, .. fields[..used]];
    }

    private static string[]? EditTitle(string title, JsonElement? old, IEnumerable<(int Field, int Document, int Count)> edits)
    {
        var fields = EditFields(old, SearchIndex.Equal + 1, edits, Postings.Edit);
        return fields.All(field => field.Length == 0) ? null : [title, .. fields];
    }

    private static string[] EditFields(
        JsonElement? old,
        int fields,
        IEnumerable<(int Field, int Document, int Count)> edits,
        Func<string, IEnumerable<(int Document, int Count)>, string> edit
    ) =>
        [
            .. Enumerable
                .Range(0, fields)
                .Select(field =>
                    edit(
                        old?.GetArrayLength() > field + 1 ? old.Value[field + 1].GetString()! : "",
                        edits.Where(edit => edit.Field == field).Select(edit => (edit.Document, edit.Count))
                    )
                ),
        ];

    private static SortedDictionary<string, EntryEdit> Entries<T>(
        SortedDictionary<string, T> edits,
        Func<string, JsonElement?, T, object?> edit
    ) =>
        new(edits.ToDictionary(entry => entry.Key, entry => (EntryEdit)(old => edit(entry.Key, old, entry.Value))), StringComparer.Ordinal);

    private static List<T> Edits<T>(SortedDictionary<string, List<T>> all, string key) =>
        all.TryGetValue(key, out var edits) ? edits : all[key] = [];
}
