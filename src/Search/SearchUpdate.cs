using Site.Content;
using Site.Pages;

namespace Site.Search;

/// <summary>
/// Changes the last search index where pages were edited, so that it takes no longer in a large site than in a small one. The result is the
/// one that <see cref="SearchScripts"/> makes.
/// </summary>
/// <remarks>
/// It runs once in a program that ends a moment later. So it has loops over arrays, and lists of classes: other collections of numbers and
/// pairs would first have to be compiled.
/// </remarks>
internal sealed class SearchUpdate
{
    private readonly Vocabulary _vocabulary = new();
    private readonly SearchParts _parts;
    private readonly SearchHead _last;
    private readonly Synonyms _names;
    private readonly int[][] _lengths;
    private readonly bool[] _isEdited;
    private readonly List<SearchMessage> _messages = [];
    private readonly Dictionary<string, List<PostingEdit>> _terms = [];
    private readonly Dictionary<string, List<PostingEdit>> _titles = [];
    private readonly List<EntryEdit> _words = [];
    private readonly List<EntryEdit> _texts = [];

    /// <summary>How often each term occurred in the field that is being replaced; 0 once it has been.</summary>
    private int[] _before = [];

    private SearchUpdate(SearchHead last, SearchParts parts, Synonyms names)
    {
        (_last, _parts, _names) = (last, parts, names);
        _lengths = Array.ConvertAll(last.Lengths, NumberText.Read);
        _isEdited = new bool[_lengths[0].Length];
    }

    /// <param name="isEdited">Whether a page has changed since the last index, in which all pages were, in the same order.</param>
    /// <param name="read">Reads a file of the last index.</param>
    /// <returns>Null if the numbers of the documents have changed, so that nothing of the last index is of use.</returns>
    public static SearchFiles? Of(SitePlan plan, Language language, Func<Page, bool> isEdited, Func<PagePath, ReadOnlyMemory<byte>> read)
    {
        var pages = SearchScripts.Pages(plan, language).ToList();
        var last = SearchHead.Read(read(PagePaths.SearchIndex(language)).Span);
        if (pages.Count != last.Pages.Length)
        {
            return null;
        }

        var parts = new SearchParts(language, read);
        var update = new SearchUpdate(last, parts, new Synonyms(plan.Terms, language));
        var first = 0;
        for (var index = 0; index < pages.Count; index++)
        {
            if (isEdited(pages[index]))
            {
                if (pages[index].Entries.Count != last.Pages[index])
                {
                    return null;
                }

                update.Replace(pages[index], first);
            }

            first += last.Pages[index];
        }

        return parts.With(update.Head(pages));
    }

    /// <param name="first">The number of the page's first document.</param>
    private void Replace(Page page, int first)
    {
        var documents = SearchScripts.Documents(page, _names);
        var before = LastDocuments(first);
        for (var index = 0; index < documents.Count; index++)
        {
            var (old, document) = (before[index], documents[index]);
            _isEdited[first + index] = true;
            Replace(first + index, SearchIndex.Count(old, _vocabulary), SearchIndex.Count(document, _vocabulary));
            if (old.Title != document.Title)
            {
                Replace(first + index, old.TitleWords, document.TitleWords);
            }

            _messages.AddRange(SearchScripts.Messages(first + index, page.Entries[index]));
        }

        _texts.Add(new EntryEdit(first, _ => SearchScripts.Text(first, documents)));
    }

    private void Replace(int document, (int Term, int Count)[][] old, (int Term, int Count)[][] counted)
    {
        Array.Resize(ref _before, Math.Max(_before.Length, _vocabulary.Count));
        for (var field = 0; field < counted.Length; field++)
        {
            _lengths[field][document] = counted[field].Length;
            foreach (var (term, count) in old[field])
            {
                _before[term] = count;
            }

            foreach (var (term, count) in counted[field])
            {
                Replace(term, count);
            }

            // What is left of these no longer occurs.
            foreach (var (term, _) in old[field])
            {
                Replace(term, count: 0);
            }

            void Replace(int term, int count)
            {
                if (_before[term] != count)
                {
                    Edits(_terms, _vocabulary[term]).Add(new PostingEdit(field, document, count));
                }

                _before[term] = 0;
            }
        }
    }

    private void Replace(int document, TitleWords old, TitleWords title)
    {
        foreach (var start in old.Starts.Union(title.Starts))
        {
            Edits(_titles, start).Add(new PostingEdit(SearchIndex.Starting, document, title.Starts.Contains(start) ? 1 : 0));
        }

        foreach (var whole in old.Wholes.Union(title.Wholes))
        {
            Edits(_titles, whole).Add(new PostingEdit(SearchIndex.Equal, document, title.Wholes.Contains(whole) ? 1 : 0));
        }
    }

    /// <summary>The documents of a page as they are in the last index, which has their titles and texts; the rest follows from these.</summary>
    private IReadOnlyList<SearchDocument> LastDocuments(int first)
    {
        var part = _last.Texts.Last(part => SearchParts.Compare(part.Key, first) <= 0);
        var page = (object[])SearchJson.Read(_parts.Read(part).First(entry => SearchParts.Compare(entry.Key, first) == 0).Json.Span);
        return
        [
            .. page.Skip(1)
                .Cast<object[]>()
                .Select(shown => SearchDocument.Of((string)shown[0], (string)shown[1], (string)shown[2], step: null, _names)),
        ];
    }

    private SearchHead Head(List<Page> pages) =>
        new(
            _last.Pages,
            SearchScripts.Lessons(pages),
            Array.ConvertAll(_lengths, NumberText.Of),
            [.. _lengths.Select(SearchIndex.Average)],
            _names.Pairs,
            [.. _last.Messages.Where(message => !_isEdited[message.Document]).Concat(_messages).OrderBy(message => message.Document)],
            _parts.Edit(_last.Terms, SearchScripts.Size, Entries(_terms, EditTerm)),
            // The edits of the terms have found which are new, and which are gone.
            _parts.Edit(_last.Words, SearchScripts.Size, _words),
            _parts.Edit(_last.Titles, SearchScripts.Size, Entries(_titles, EditTitle)),
            _parts.Edit(_last.Texts, SearchScripts.TextSize, _texts)
        );

    private string[]? EditTerm(string term, PartEntry? old, List<PostingEdit> edits)
    {
        var fields = EditFields(old, _lengths.Length, edits, Postings.EditCounted);
        var used = Array.FindLastIndex(fields, field => field.Length > 0) + 1;
        if (SearchIndex.IsWord(term) && used == 0 != old is null)
        {
            _words.Add(new EntryEdit(term, _ => used == 0 ? null : term));
        }

        return used == 0 ? null : [term, .. fields[..used]];
    }

    private static string[]? EditTitle(string title, PartEntry? old, List<PostingEdit> edits)
    {
        var fields = EditFields(old, SearchIndex.Equal + 1, edits, Postings.Edit);
        return Array.TrueForAll(fields, field => field.Length == 0) ? null : [title, .. fields];
    }

    private static string[] EditFields(
        PartEntry? old,
        int fields,
        List<PostingEdit> edits,
        Func<string, IEnumerable<PostingEdit>, string> edit
    )
    {
        var before = old is null ? [] : (object[])SearchJson.Read(old.Json.Span);
        var now = new string[fields];
        for (var field = 0; field < fields; field++)
        {
            now[field] = edit(before.Length > field + 1 ? (string)before[field + 1] : "", edits.FindAll(edit => edit.Field == field));
        }

        return now;
    }

    /// <summary>The edits in the order of their keys.</summary>
    private static List<EntryEdit> Entries(
        Dictionary<string, List<PostingEdit>> edits,
        Func<string, PartEntry?, List<PostingEdit>, object?> edit
    )
    {
        string[] keys = [.. edits.Keys];
        Array.Sort(keys, StringComparer.Ordinal);
        return [.. keys.Select(key => new EntryEdit(key, old => edit(key, old, edits[key])))];
    }

    private static List<PostingEdit> Edits(Dictionary<string, List<PostingEdit>> all, string key) =>
        all.TryGetValue(key, out var edits) ? edits : all[key] = [];
}
