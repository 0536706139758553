namespace Site.Search;

/// <summary>
/// An index in the format in which MiniSearch 7 serialises it (format version 2), so that the browser only has to load it. A test
/// compares it with the index that MiniSearch makes from the same documents. Documents and fields are numbered in their order.
/// </summary>
internal sealed record MiniSearchIndex(
    int DocumentCount,
    int NextId,
    IReadOnlyDictionary<int, string> DocumentIds,
    IReadOnlyDictionary<string, int> FieldIds,
    IReadOnlyDictionary<int, int[]> FieldLength,
    IReadOnlyList<double> AverageFieldLength,
    IReadOnlyDictionary<int, StoredFields> StoredFields,
    int DirtCount,
    IReadOnlyList<object[]> Index,
    int SerializationVersion
)
{
    /// <summary>The indexed fields. <c>theme/assets/search/options.ts</c> has the same list, which has to be kept in step.</summary>
    private static readonly IReadOnlyList<(string Name, Func<SearchDocument, string> Of)> Fields =
    [
        ("title", document => document.Title),
        ("text", document => document.Text),
        ("titleSynonyms", document => document.TitleSynonyms),
        ("textSynonyms", document => document.TextSynonyms),
    ];

    public static MiniSearchIndex Of(IReadOnlyList<SearchDocument> documents)
    {
        var tokens = documents
            .Select(document => Fields.Select(field => Tokenizer.Tokens(field.Of(document)).ToArray()).ToArray())
            .ToArray();
        var lengths = tokens.Select(fields => fields.Select(terms => terms.Distinct().Count()).ToArray()).ToArray();
        return new MiniSearchIndex(
            documents.Count,
            documents.Count,
            Numbered(documents.Select(document => document.Id)),
            Fields.Index().ToDictionary(field => field.Item.Name, field => field.Index),
            Numbered(lengths),
            [.. Fields.Select((_, field) => Average(lengths.Select(fields => fields[field])))],
            Numbered(documents.Select(document => new StoredFields(document.Title, document.Text, document.Step))),
            DirtCount: 0,
            Terms(tokens),
            SerializationVersion: 2
        );
    }

    private static Dictionary<int, T> Numbered<T>(IEnumerable<T> items) =>
        items.Index().ToDictionary(item => item.Index, item => item.Item);

    /// <summary>
    /// The running average, computed one document after another as MiniSearch does, so that even the last digit is the same.
    /// </summary>
    private static double Average(IEnumerable<int> lengths) =>
        lengths.Index().Aggregate(0.0, (average, length) => ((average * length.Index) + length.Item) / (length.Index + 1));

    /// <summary>The terms, sorted, each with how often it occurs in each field of each document.</summary>
    private static IReadOnlyList<object[]> Terms(string[][][] tokens)
    {
        var terms = new SortedDictionary<string, SortedDictionary<int, SortedDictionary<int, int>>>(StringComparer.Ordinal);
        foreach (var (document, fields) in tokens.Index())
        {
            foreach (var (field, term) in fields.Index().SelectMany(field => field.Item.Select(term => (field.Index, term))))
            {
                var counts = Under(Under(terms, term), field);
                counts[document] = counts.GetValueOrDefault(document) + 1;
            }
        }

        return [.. terms.Select(term => new object[] { term.Key, term.Value })];
    }

    private static TValue Under<TKey, TValue>(SortedDictionary<TKey, TValue> dictionary, TKey key)
        where TKey : notnull
        where TValue : new() => dictionary.TryGetValue(key, out var found) ? found : dictionary[key] = new TValue();
}

/// <summary>The fields of a document that a search result shows.</summary>
internal sealed record StoredFields(string Title, string Text, int? Step);
