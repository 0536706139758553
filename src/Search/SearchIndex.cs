namespace Site.Search;

/// <summary>
/// The index of documents, which are numbered in their order. It counts as MiniSearch does, which a test compares, so that MiniSearch can
/// search whatever part of it the browser has loaded.
/// </summary>
internal sealed class SearchIndex
{
    /// <summary>The indexed fields. <c>theme/assets/search/options.ts</c> has the same list, which has to be kept in step.</summary>
    private static readonly Func<SearchDocument, string>[] Fields =
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

    /// <summary>How many documents a thread splits one after another.</summary>
    private const int InTurn = 64;

    /// <summary>How many times as many are split before they are added, which limits the memory that this takes.</summary>
    private const int AtOnce = 64;

    private static readonly Postings None = new();

    private readonly List<int>[] _lengths = [.. Fields.Select(_ => new List<int>())];
    private readonly Vocabulary _vocabulary = new();

    /// <summary>Of each term, by its number in the vocabulary, the documents by field.</summary>
    private readonly List<Postings?[]> _postings = [];
    private readonly Dictionary<string, TitlePostings> _titles = [];

    public SearchIndex(IReadOnlyList<SearchDocument> documents)
    {
        // Texts are split on all cores, and each only once. What they have in common is then counted in the order of the documents.
        // The loop works on this thread too, so that it never waits for one that is free: the others are making pages.
        SplitDocuments[] split = [.. Enumerable.Range(0, AtOnce).Select(_ => new SplitDocuments())];
        var number = 0;
        foreach (var some in documents.Chunk(InTurn).Chunk(AtOnce))
        {
            Parallel.For(0, some.Length, index => split[index].Split(some[index], _vocabulary));
            for (var index = 0; index < some.Length; index++)
            {
                Add(split[index], ref number);
            }
        }
    }

    /// <summary>How many different terms each document has, by field.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Lengths => _lengths;

    /// <summary>Each term with its <see cref="Postings"/> by field, as far as there are any, in the order of their UTF-16 codes.</summary>
    public IEnumerable<object[]> Terms =>
        Sorted.Select(number =>
            (object[])[_vocabulary[number], .. _postings[number][..(LastField(_postings[number]) + 1)].Select(postings => postings ?? None)]
        );

    /// <summary>The terms that a misspelt word can have meant, in the order of their UTF-16 codes.</summary>
    public IEnumerable<string> Words => Sorted.Select(number => _vocabulary[number]).Where(IsWord);

    /// <summary>
    /// The words that titles start with, each with the documents whose title starts with them and those whose title they are, in the order
    /// of their UTF-16 codes.
    /// </summary>
    public IEnumerable<object[]> Titles =>
        _titles.Keys.Order(StringComparer.Ordinal).Select(words => new object[] { words, _titles[words].Starting, _titles[words].Equal });

    /// <summary>How often each term occurs in a document, by field.</summary>
    public static (int Term, int Count)[][] Count(SearchDocument document, Vocabulary vocabulary) =>
        Array.ConvertAll(
            Fields,
            field =>
            {
                var pairs = new List<int>();
                vocabulary.CountTerms(field(document), pairs);
                return pairs.Chunk(2).Select(pair => (pair[0], pair[1])).ToArray();
            }
        );

    private int[] Sorted =>
        field ??= [.. Enumerable.Range(0, _vocabulary.Count).OrderBy(number => _vocabulary[number], StringComparer.Ordinal)];

    /// <param name="number">That of the first document, and then of the first after them.</param>
    private void Add(SplitDocuments documents, ref int number)
    {
        var lengths = documents.Lengths.GetEnumerator();
        var pairs = documents.Pairs.GetEnumerator();
        foreach (var title in documents.Titles)
        {
            for (var field = 0; field < Fields.Length; field++)
            {
                lengths.MoveNext();
                _lengths[field].Add(lengths.Current);
                for (var left = lengths.Current; left > 0; left--)
                {
                    pairs.MoveNext();
                    var term = pairs.Current;
                    pairs.MoveNext();
                    PostingsOf(term, field).AddCounted(number, pairs.Current);
                }
            }

            AddTitle(number++, title);
        }
    }

    private Postings PostingsOf(int term, int field)
    {
        while (_postings.Count <= term)
        {
            _postings.Add(new Postings?[Fields.Length]);
        }

        return _postings[term][field] ??= new Postings();
    }

    private void AddTitle(int number, TitleWords title)
    {
        foreach (var start in title.Starts)
        {
            Title(start).Starting.Add(number);
        }

        foreach (var whole in title.Wholes)
        {
            Title(whole).Equal.Add(number);
        }
    }

    private TitlePostings Title(string words)
    {
        if (!_titles.TryGetValue(words, out var title))
        {
            _titles.Add(words, title = new TitlePostings(new Postings(), new Postings()));
        }

        return title;
    }

    /// <summary>The running average of lengths: one after another, as MiniSearch computes it, so that even the last digit is the same.</summary>
    public static double Average(IReadOnlyList<int> lengths)
    {
        var average = 0.0;
        for (var index = 0; index < lengths.Count; index++)
        {
            average = ((average * index) + lengths[index]) / (index + 1);
        }

        return average;
    }

    /// <summary>Whether a misspelt word can have meant a term.</summary>
    public static bool IsWord(string term) => char.IsAsciiLetterLower(term[0]);

    private static int LastField(Postings?[] fields) => Array.FindLastIndex(fields, postings => postings is not null);

    /// <summary>What documents consist of, in memory that the next documents use again.</summary>
    private sealed class SplitDocuments
    {
        /// <summary>How many different terms each field of each document has.</summary>
        public List<int> Lengths { get; } = [];

        /// <summary>The terms of each field, each followed by its count.</summary>
        public List<int> Pairs { get; } = [];

        public List<TitleWords> Titles { get; } = [];

        public void Split(SearchDocument[] documents, Vocabulary vocabulary)
        {
            Lengths.Clear();
            Pairs.Clear();
            Titles.Clear();
            foreach (var document in documents)
            {
                foreach (var field in Fields)
                {
                    Lengths.Add(vocabulary.CountTerms(field(document), Pairs));
                }

                Titles.Add(document.TitleWords);
            }
        }
    }

    /// <summary>The documents whose title starts with some words, and those whose title they are.</summary>
    private sealed record TitlePostings(Postings Starting, Postings Equal);
}
