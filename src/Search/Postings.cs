namespace Site.Search;

/// <summary>
/// The documents in which something occurs. In text each is the number of documents since the one before; <see cref="AddCounted"/> also
/// notes how often.
/// </summary>
internal sealed class Postings
{
    private readonly NumberText _text = new();
    private int _next;

    /// <inheritdoc cref="NumberText.Utf8"/>
    public ReadOnlySpan<byte> Utf8 => _text.Utf8;

    /// <summary>Adds a document, which comes after those that were added before.</summary>
    public void Add(int document)
    {
        _text.Add(document - _next);
        _next = document + 1;
    }

    /// <summary>
    /// Adds a document in which it occurs once or more often. Most occur once, so the lowest bit says whether a number of further
    /// occurrences follows.
    /// </summary>
    public void AddCounted(int document, int count)
    {
        var since = document - _next;
        _text.Add((since << 1) | (count > 1 ? 1 : 0));
        if (count > 1)
        {
            _text.Add(count - 2);
        }

        _next = document + 1;
    }

    public override string ToString() => _text.ToString();

    /// <summary>Changes a text of documents that <see cref="Add"/> has added.</summary>
    /// <inheritdoc cref="EditCounted"/>
    public static string Edit(string text, IEnumerable<PostingEdit> edits) => Edit(text, [.. edits], isCounted: false);

    /// <summary>Changes a text of documents that <see cref="AddCounted"/> has added.</summary>
    /// <param name="edits">In the order of the documents.</param>
    public static string EditCounted(string text, IEnumerable<PostingEdit> edits) => Edit(text, [.. edits], isCounted: true);

    private static string Edit(string text, PostingEdit[] edits, bool isCounted)
    {
        var postings = new Postings();
        var numbers = NumberText.Read(text);
        var (left, next) = (0, 0);
        for (var at = 0; at < numbers.Length; at++)
        {
            var document = next + (isCounted ? numbers[at] >> 1 : numbers[at]);
            var count = isCounted && (numbers[at] & 1) == 1 ? numbers[++at] + 2 : 1;
            next = document + 1;
            var isEdited = false;
            for (; left < edits.Length && edits[left].Document <= document; left++)
            {
                isEdited = edits[left].Document == document;
                Add(edits[left].Document, edits[left].Count);
            }

            Add(document, isEdited ? 0 : count);
        }

        for (; left < edits.Length; left++)
        {
            Add(edits[left].Document, edits[left].Count);
        }

        return postings.ToString();

        void Add(int document, int count)
        {
            if (count > 0 && isCounted)
            {
                postings.AddCounted(document, count);
            }
            else if (count > 0)
            {
                postings.Add(document);
            }
        }
    }
}

/// <summary>A change of the documents in which something occurs.</summary>
/// <param name="Count">How often it occurs in the document now; 0 if it no longer does.</param>
internal sealed record PostingEdit(int Field, int Document, int Count);
