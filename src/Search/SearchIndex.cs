namespace Site.Search;

/// <summary>
/// The index of documents, which are numbered in their order. It counts as MiniSearch does, which a test compares, so that MiniSearch can
/// search whatever part of it the browser has loaded.
/// </summary>
internal sealed class SearchIndex
{
    /// <summary>The indexed fields. <c>theme/assets/search/options.ts</c> has the same list, which has to be kept in step.</summary>
    private static readonly IReadOnlyList<Func<SearchDocument, string>> Fields =
    [
        document => document.Title,
        document => document.Text,
        document => document.TitleSynonyms,
        document => document.TextSynonyms,
    ];

    /// <summary>The places of a title's documents behind its words in <see cref="Titles"/>.</summary>
    public const int Starting = 0;

    /// <inheritdoc cref="Starting"/>
    public const int Equal = 1;

    private readonly List<int>[] _lengths = [.. Fields.Select(_ => new List<int>())];
    private readonly Dictionary<string, Postings?[]> _terms = [];
    private readonly Dictionary<string, (Postings Starting, Postings Equal)> _titles = [];

    public SearchIndex(IReadOnlyList<SearchDocument> documents)
    {
        // Texts are split on all cores, and each only once. What they have in common is then counted in the order of the documents.
        var counted = documents
            .AsParallel()
            .AsOrdered()
            .Select(document => (Fields: Count(document), Title: TitleWords.Of(document.Title)));
        foreach (var (number, document) in counted.Index())
        {
            foreach (var (field, counts) in document.Fields.Index())
            {
                Add(number, field, counts);
            }

            AddTitle(number, document.Title);
        }
    }

    /// <summary>How many different terms each document has, by field.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Lengths => _lengths;

    /// <summary>Each term with its <see cref="Postings"/> by field, as far as there are any, in the order of their UTF-16 codes.</summary>
    public IEnumerable<string[]> Terms =>
        _terms
            .OrderBy(term => term.Key, StringComparer.Ordinal)
            .Select(term => (string[])[term.Key, .. term.Value[..(LastField(term.Value) + 1)].Select(postings => $"{postings}")]);

    /// <summary>The terms that a misspelt word can have meant, in the order of their UTF-16 codes.</summary>
    public IEnumerable<string> Words => _terms.Keys.Where(IsWord).Order(StringComparer.Ordinal);

    /// <summary>
    /// The words that titles start with, each with the documents whose title starts with them and those whose title they are, in the order
    /// of their UTF-16 codes.
    /// </summary>
    public IEnumerable<string[]> Titles =>
        _titles
            .OrderBy(title => title.Key, StringComparer.Ordinal)
            .Select(title => (string[])[title.Key, title.Value.Starting.ToString(), title.Value.Equal.ToString()]);

    private void Add(int number, int field, Dictionary<string, int> counts)
    {
        foreach (var (text, count) in counts)
        {
            if (!_terms.TryGetValue(text, out var fields))
            {
                _terms.Add(text, fields = new Postings?[Fields.Count]);
            }

            (fields[field] ??= new Postings()).AddCounted(number, count);
        }

        _lengths[field].Add(counts.Count);
    }

    private void AddTitle(int number, TitleWords title)
    {
        foreach (var start in title.Starts)
        {
            Title(start).Starting.Add(number);
        }

        if (title.Whole is { } whole)
        {
            Title(whole).Equal.Add(number);
        }
    }

    private (Postings Starting, Postings Equal) Title(string words)
    {
        if (!_titles.TryGetValue(words, out var title))
        {
            _titles.Add(words, title = (new Postings(), new Postings()));
        }

        return title;
    }

    /// <summary>The running average of lengths: one after another, as MiniSearch computes it, so that even the last digit is the same.</summary>
    public static double Average(IReadOnlyList<int> lengths) =>
        lengths.Index().Aggregate(0.0, (average, length) => ((average * length.Index) + length.Item) / (length.Index + 1));

    /// <summary>Whether a misspelt word can have meant a term.</summary>
    public static bool IsWord(string term) => char.IsAsciiLetterLower(term[0]);

    private static int LastField(Postings?[] fields) => Array.FindLastIndex(fields, postings => postings is not null);

    /// <summary>How often each term occurs in a document, by field.</summary>
    public static Dictionary<string, int>[] Count(SearchDocument document) => [.. Fields.Select(field => Count(field(document)))];

    /// <summary>How often each term occurs in a text.</summary>
    private static Dictionary<string, int> Count(string text)
    {
        var counts = new Dictionary<string, int>();
        foreach (var term in Tokenizer.Tokens(text))
        {
            counts[term] = counts.GetValueOrDefault(term) + 1;
        }

        return counts;
    }
}
