namespace Site.Search;

/// <summary>
/// The documents in which something occurs. In text each is the number of documents since the one before; <see cref="AddCounted"/> also
/// notes how often.
/// </summary>
internal sealed class Postings
{
    private readonly NumberText _text = new();
    private int _next;

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
    public static string Edit(string text, IEnumerable<(int Document, int Count)> edits)
    {
        var postings = new Postings();
        foreach (var (document, _) in Merge(Read(text), edits))
        {
            postings.Add(document);
        }

        return postings.ToString();
    }

    /// <summary>Changes a text of documents that <see cref="AddCounted"/> has added.</summary>
    /// <param name="edits">Documents in ascending order, each with how often something occurs in it now; 0 if it no longer does.</param>
    public static string EditCounted(string text, IEnumerable<(int Document, int Count)> edits)
    {
        var postings = new Postings();
        foreach (var (document, count) in Merge(ReadCounted(text), edits))
        {
            postings.AddCounted(document, count);
        }

        return postings.ToString();
    }

    private static IEnumerable<(int Document, int Count)> Merge(
        IEnumerable<(int Document, int Count)> old,
        IEnumerable<(int Document, int Count)> edits
    )
    {
        var left = new Queue<(int Document, int Count)>(edits);
        foreach (var posting in old)
        {
            var isEdited = false;
            while (left.TryPeek(out var edit) && edit.Document <= posting.Document)
            {
                isEdited = edit.Document == posting.Document;
                if (left.Dequeue().Count > 0)
                {
                    yield return edit;
                }
            }

            if (!isEdited)
            {
                yield return posting;
            }
        }

        foreach (var edit in left.Where(edit => edit.Count > 0))
        {
            yield return edit;
        }
    }

    private static IEnumerable<(int Document, int Count)> Read(string text)
    {
        var next = 0;
        foreach (var since in NumberText.Read(text))
        {
            next += since + 1;
            yield return (next - 1, 1);
        }
    }

    private static IEnumerable<(int Document, int Count)> ReadCounted(string text)
    {
        var next = 0;
        using var numbers = NumberText.Read(text).GetEnumerator();
        while (numbers.MoveNext())
        {
            var (document, isRepeated) = (next + (numbers.Current >> 1), (numbers.Current & 1) == 1);
            next = document + 1;
            yield return (document, isRepeated && numbers.MoveNext() ? numbers.Current + 2 : 1);
        }
    }
}
