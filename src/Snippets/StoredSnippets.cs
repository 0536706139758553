using Site.Highlighting;

namespace Site.Snippets;

/// <summary>
/// The file format of <see cref="SnippetStore"/>. It contains each note only once, however often its name is used in the programs.
/// </summary>
internal sealed record StoredSnippets(IReadOnlyList<CodeNote> Notes, IReadOnlyList<StoredSnippet> Snippets)
{
    public static StoredSnippets From(IReadOnlyDictionary<SnippetFile, IReadOnlyList<CodeSpan>> codes)
    {
        var notes = new Dictionary<CodeNote, int>();
        var snippets = codes
            .OrderBy(code => code.Key.Path, StringComparer.Ordinal)
            .Select(code => new StoredSnippet(
                code.Key,
                [.. code.Value.Select(span => new StoredSpan(span.Kind, span.Text.Length, span.Note is { } note ? IndexOf(note) : null))]
            ))
            .ToList();
        return new StoredSnippets([.. notes.Keys], snippets);

        int IndexOf(CodeNote note) => notes.TryGetValue(note, out var index) ? index : notes[note] = notes.Count;
    }

    public Dictionary<SnippetFile, IReadOnlyList<CodeSpan>> ToCodes() => Snippets.ToDictionary(snippet => snippet.File, ToCode);

    private IReadOnlyList<CodeSpan> ToCode(StoredSnippet snippet)
    {
        var start = 0;
        return
        [
            .. snippet.Spans.Select(span => new CodeSpan(
                span.Kind,
                snippet.File.Text.Substring((start += span.Length) - span.Length, span.Length)
            )
            {
                Note = span.Note is { } index ? Notes[index] : null,
            }),
        ];
    }
}

internal sealed record StoredSnippet(SnippetFile File, IReadOnlyList<StoredSpan> Spans);

/// <param name="Note">The index of the span's note in <see cref="StoredSnippets.Notes"/>; null if it has none.</param>
internal sealed record StoredSpan(CodeKind Kind, int Length, int? Note);
