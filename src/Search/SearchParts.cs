using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Site.Content;
using Site.Pages;

namespace Site.Search;

/// <summary>An entry as it is in a part of the index.</summary>
/// <param name="Key">What it is looked up by: a text or a number.</param>
/// <param name="Json">A list that begins with the key; for a word only the key.</param>
internal sealed record PartEntry(object Key, ReadOnlyMemory<byte> Json);

/// <summary>Makes an entry of what it was; null stands for an entry that there is not.</summary>
internal sealed record EntryEdit(object Key, Func<PartEntry?, object?> Make);

/// <summary>
/// Entries of the search index, cut into parts in their order, so that a browser loads only those that a search needs. Several threads can cut
/// entries at once.
/// </summary>
/// <param name="last">Reads the parts of the last index; null if there is none.</param>
internal sealed class SearchParts(Language language, Func<PagePath, ReadOnlyMemory<byte>>? last = null)
{
    private const string Start = "drydockPart(\"";
    private const string End = ");\n";

    private readonly ConcurrentDictionary<string, byte[]> _files = [];
    private readonly HashSet<string> _kept = [];

    /// <summary>The scripts of an index: its head and the parts, each of which reports its entries under its name, <c>drydockPart("0a1b2c3d", […])</c>.</summary>
    public SearchFiles With(SearchHead head) =>
        new(
            [
                new(PagePaths.SearchIndex(language), head.ToScript()),
                .. _files
                    .Keys.Where(name => !_kept.Contains(name))
                    .Order(StringComparer.Ordinal)
                    .Select(name => new SiteFile(PagePaths.SearchPart(language, name), _files[name])),
            ],
            [.. _kept.Select(name => PagePaths.SearchPart(language, name))]
        );

    /// <summary>Cuts entries into parts.</summary>
    /// <param name="entries">By ascending keys.</param>
    /// <param name="size">In bytes. A part is closed when it has become as large.</param>
    public IReadOnlyList<SearchPart> Cut(IEnumerable<object> entries, int size)
    {
        using var cuts = new Cuts(this, size);
        foreach (var entry in entries)
        {
            cuts.Add(KeyOf(entry), entry);
        }

        return cuts.Close();
    }

    /// <summary>
    /// Cuts the entries of the last index, of which some have changed, as <see cref="Cut"/> would. Only the parts with changed entries are
    /// read, and those after them until a cut is where it was.
    /// </summary>
    /// <param name="parts">What <see cref="Cut"/> has returned.</param>
    /// <param name="size">In bytes.</param>
    /// <param name="edits">By ascending keys. A new key is a new entry.</param>
    public IReadOnlyList<SearchPart> Edit(IReadOnlyList<SearchPart> parts, int size, IReadOnlyList<EntryEdit> edits)
    {
        using var cuts = new Cuts(this, size);
        var left = 0;
        for (var index = 0; index < parts.Count; index++)
        {
            var end = index + 1 < parts.Count ? parts[index + 1].Key : null;
            if (cuts.IsAtCut && !IsEditBefore(end))
            {
                cuts.Keep(parts[index]);
                continue;
            }

            foreach (var entry in Read(parts[index]))
            {
                while (left < edits.Count && Compare(edits[left].Key, entry.Key) < 0)
                {
                    cuts.Add(edits[left++], old: null);
                }

                if (left < edits.Count && Compare(edits[left].Key, entry.Key) == 0)
                {
                    cuts.Add(edits[left++], entry);
                }
                else
                {
                    cuts.Add(entry);
                }
            }

            while (IsEditBefore(end))
            {
                cuts.Add(edits[left++], old: null);
            }
        }

        for (; left < edits.Count; left++)
        {
            cuts.Add(edits[left], old: null);
        }

        return cuts.Close();

        bool IsEditBefore(object? end) => left < edits.Count && (end is null || Compare(edits[left].Key, end) < 0);
    }

    /// <summary>The entries of a part of the last index.</summary>
    public IReadOnlyList<PartEntry> Read(SearchPart part)
    {
        var script = last!(PagePaths.SearchPart(language, part.Name));
        var content = script[(Start.Length + part.Name.Length + 2)..^End.Length];
        var entries = new List<PartEntry>();
        var json = new Utf8JsonReader(content.Span);
        json.Read();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)json.TokenStartIndex;
            if (json.TokenType == JsonTokenType.StartArray)
            {
                json.Read();
                var key = SearchJson.Read(ref json);
                while (json.CurrentDepth > 1)
                {
                    json.Read();
                }

                entries.Add(new PartEntry(key, content[start..(int)json.BytesConsumed]));
            }
            else
            {
                entries.Add(new PartEntry(SearchJson.Read(ref json), content[start..(int)json.BytesConsumed]));
            }
        }

        return entries;
    }

    /// <summary>The order of keys, which are all texts or all numbers.</summary>
    public static int Compare(object key, object other) =>
        key is string text ? string.CompareOrdinal(text, (string)other) : ((int)key).CompareTo((int)other);

    private static object KeyOf(object entry) => entry is object[] list ? list[0] : entry;

    /// <returns>The part's name.</returns>
    private string Add(ReadOnlySpan<byte> entries)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(entries).AsSpan(0, 8));
        _files[name] = [.. Encoding.ASCII.GetBytes($"{Start}{name}\","), .. entries, .. Encoding.ASCII.GetBytes(End)];
        return name;
    }

    /// <summary>The parts of one kind of entries, as they are cut.</summary>
    private sealed class Cuts : IDisposable
    {
        private readonly SearchParts _parts;
        private readonly int _size;
        private readonly List<SearchPart> _done = [];
        private readonly MemoryStream _content = new();
        private readonly Utf8JsonWriter _json;
        private object? _first;

        public Cuts(SearchParts parts, int size)
        {
            (_parts, _size) = (parts, size);
            _json = SearchJson.Writer(_content);
        }

        /// <summary>Whether the next entry is the first of a part.</summary>
        public bool IsAtCut => _first is null;

        public void Add(object key, object entry)
        {
            Begin(key);
            SearchJson.Write(_json, entry);
            _json.Flush();
            _json.Reset();
            End();
        }

        public void Add(PartEntry entry)
        {
            Begin(entry.Key);
            _content.Write(entry.Json.Span);
            End();
        }

        public void Add(EntryEdit edit, PartEntry? old)
        {
            if (edit.Make(old) is { } entry)
            {
                Add(edit.Key, entry);
            }
        }

        /// <summary>Adds a part of the last index as it was.</summary>
        public void Keep(SearchPart part)
        {
            _parts._kept.Add(part.Name);
            _done.Add(part);
        }

        public IReadOnlyList<SearchPart> Close()
        {
            if (_first is not null)
            {
                _content.WriteByte((byte)']');
                _done.Add(new SearchPart(_first, _parts.Add(_content.GetBuffer().AsSpan(0, (int)_content.Length))));
                _content.SetLength(0);
                _first = null;
            }

            return _done;
        }

        public void Dispose() => _json.Dispose();

        private void Begin(object key)
        {
            _first ??= key;
            _content.WriteByte((byte)(_content.Length == 0 ? '[' : ','));
        }

        private void End()
        {
            if (_content.Length >= _size)
            {
                Close();
            }
        }
    }
}

/// <summary>The scripts of a search index.</summary>
/// <param name="Made">Those that were made.</param>
/// <param name="Kept">Those that are as they were in the last index.</param>
internal sealed record SearchFiles(IReadOnlyList<SiteFile> Made, IReadOnlyList<PagePath> Kept);
