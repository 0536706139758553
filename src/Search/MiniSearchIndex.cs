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
    IReadOnlyList<IndexedTerm> Index,
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
        // Texts are split on all cores, and each only once. What they have in common is then counted in the order of the documents.
        var counts = documents.AsParallel().AsOrdered().Select(document => Fields.Select(field => Count(field.Of(document))).ToArray());
        var lengths = new List<int[]>(documents.Count);
        var terms = new Dictionary<string, IndexedTerm>();
        foreach (var fields in counts)
        {
            foreach (var (field, count) in fields.Index().SelectMany(field => field.Item.Select(count => (field.Index, count))))
            {
                if (!terms.TryGetValue(count.Key, out var term))
                {
                    terms.Add(count.Key, term = new IndexedTerm(count.Key, Fields.Count));
                }

                term.Add(field, lengths.Count, count.Value);
            }

            lengths.Add([.. fields.Select(field => field.Count)]);
        }

        return new MiniSearchIndex(
            documents.Count,
            documents.Count,
            Numbered(documents.Select(document => document.Id)),
            Fields.Index().ToDictionary(field => field.Item.Name, field => field.Index),
            Numbered(lengths),
            [.. Fields.Select((_, field) => Average(lengths.Select(fields => fields[field])))],
            Numbered(documents.Select(document => new StoredFields(document.Title, document.Text, document.Step))),
            DirtCount: 0,
            [.. terms.Values.OrderBy(term => term.Text, StringComparer.Ordinal)],
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

/// <summary>The fields of a document that a search result shows.</summary>
internal sealed record StoredFields(string Title, string Text, int? Step);
