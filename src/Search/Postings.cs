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
}
