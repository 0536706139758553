using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Site.Content;
using Site.Pages;

namespace Site.Search;

/// <summary>Makes an entry of what it was; null stands for an entry that there is not.</summary>
internal delegate object? EntryEdit(JsonElement? old);

/// <summary>Entries of the search index, cut into parts in their order, so that a browser loads only those that a search needs.</summary>
/// <param name="last">Reads the parts of the last index; null if there is none.</param>
internal sealed class SearchParts(Language language, Func<PagePath, ReadOnlyMemory<byte>>? last = null)
{
    private const string Start = "drydockPart(\"";
    private const string End = ");\n";

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _files = [];
    private readonly HashSet<string> _kept = [];

    /// <summary>The scripts of an index: its head and the parts, each of which reports its entries under its name, <c>drydockPart("0a1b2c3d", […])</c>.</summary>
    public SearchFiles With(SearchHead head) =>
        new(
            [
                (PagePaths.SearchIndex(language), head.ToScript()),
                .. _files.Where(file => !_kept.Contains(file.Key)).Select(file => (PagePaths.SearchPart(language, file.Key), file.Value)),
            ],
            [.. _kept.Select(name => PagePaths.SearchPart(language, name))]
        );

    /// <summary>Cuts entries into parts.</summary>
    /// <param name="size">In bytes. A part is closed when it has become as large.</param>
    /// <param name="keyOf">What an entry is looked up by. Keys ascend.</param>
    /// <returns>The key of the first entry of each part, and the part's name.</returns>
    public IReadOnlyList<object[]> Cut<T>(IEnumerable<T> entries, int size, Func<T, object> keyOf)
    {
        var cuts = new Cuts(this, size);
        foreach (var entry in entries)
        {
            cuts.Add(keyOf(entry), content => JsonSerializer.Serialize(content, entry, SearchScripts.Json));
        }

        return cuts.Close();
    }

    /// <summary>
    /// Cuts the entries of the last index, of which some have changed, as <see cref="Cut"/> would. Only the parts with changed entries are
    /// read, and those after them until a cut is where it was.
    /// </summary>
    /// <param name="parts">What <see cref="Cut"/> has returned.</param>
    /// <param name="size">In bytes.</param>
    /// <param name="keyOf">Reads a key of <paramref name="parts"/>, or of an entry.</param>
    /// <param name="edits">By key. A new key is a new entry.</param>
    public IReadOnlyList<object[]> Edit<T>(
        IReadOnlyList<object[]> parts,
        int size,
        Func<JsonElement, T> keyOf,
        SortedDictionary<T, EntryEdit> edits
    )
        where T : notnull
    {
        var cuts = new Cuts(this, size);
        var left = new Queue<KeyValuePair<T, EntryEdit>>(edits);
        foreach (var (index, part) in parts.Index())
        {
            var isLast = index + 1 == parts.Count;
            var isEdited = left.Count > 0 && (isLast || edits.Comparer.Compare(left.Peek().Key, First(parts[index + 1])) < 0);
            if (cuts.IsAtCut && !isEdited)
            {
                cuts.Keep(part);
                continue;
            }

            using var entries = Read(part);
            foreach (var entry in entries.RootElement.EnumerateArray())
            {
                var key = KeyOf(entry);
                while (left.TryPeek(out var added) && edits.Comparer.Compare(added.Key, key) < 0)
                {
                    cuts.Add(left.Dequeue(), old: null);
                }

                if (left.TryPeek(out var edit) && edits.Comparer.Compare(edit.Key, key) == 0)
                {
                    cuts.Add(left.Dequeue(), entry);
                }
                else
                {
                    cuts.Add(key, content => content.Write(JsonMarshal.GetRawUtf8Value(entry)));
                }
            }

            while (left.TryPeek(out var added) && (isLast || edits.Comparer.Compare(added.Key, First(parts[index + 1])) < 0))
            {
                cuts.Add(left.Dequeue(), old: null);
            }
        }

        foreach (var added in left)
        {
            cuts.Add(added, old: null);
        }

        return cuts.Close();

        T First(object[] part) => keyOf((JsonElement)part[0]);

        T KeyOf(JsonElement entry) => keyOf(entry.ValueKind == JsonValueKind.Array ? entry[0] : entry);
    }

    /// <summary>The entries of a part of the last index.</summary>
    public JsonDocument Read(object[] part)
    {
        var name = Name(part);
        var script = last!(PagePaths.SearchPart(language, name));
        return JsonDocument.Parse(script[(Start.Length + name.Length + 2)..^End.Length]);
    }

    private static string Name(object[] part) => ((JsonElement)part[1]).GetString()!;

    /// <returns>The part's name.</returns>
    private string Add(ReadOnlySpan<byte> entries)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(entries).AsSpan(0, 8));
        if (!_files.ContainsKey(name))
        {
            _files.Add(name, (byte[])[.. Encoding.ASCII.GetBytes($"{Start}{name}\","), .. entries, .. Encoding.ASCII.GetBytes(End)]);
        }

        return name;
    }

    /// <summary>The parts of one kind of entries, as they are cut.</summary>
    private sealed class Cuts(SearchParts parts, int size)
    {
        private readonly List<object[]> _done = [];
        private readonly MemoryStream _content = new();
        private object? _first;

        /// <summary>Whether the next entry is the first of a part.</summary>
        public bool IsAtCut => _first is null;

        public void Add(object key, Action<Stream> write)
        {
            _first ??= key;
            _content.WriteByte((byte)(_content.Length == 0 ? '[' : ','));
            write(_content);
            if (_content.Length >= size)
            {
                Close();
            }
        }

        public void Add<T>(KeyValuePair<T, EntryEdit> edit, JsonElement? old)
            where T : notnull
        {
            if (edit.Value(old) is { } entry)
            {
                Add(edit.Key, content => JsonSerializer.Serialize(content, entry, SearchScripts.Json));
            }
        }

        /// <summary>Adds a part of the last index as it was.</summary>
        public void Keep(object[] part)
        {
            parts._kept.Add(Name(part));
            _done.Add(part);
        }

        public IReadOnlyList<object[]> Close()
        {
            if (_first is not null)
            {
                _content.WriteByte((byte)']');
                _done.Add([_first, parts.Add(_content.GetBuffer().AsSpan(0, (int)_content.Length))]);
                _content.SetLength(0);
                _first = null;
            }

            return _done;
        }
    }
}

/// <summary>The scripts of a search index.</summary>
/// <param name="Made">Those that were made.</param>
/// <param name="Kept">Those that are as they were in the last index.</param>
internal sealed record SearchFiles(IReadOnlyList<(PagePath Path, ReadOnlyMemory<byte> Content)> Made, IReadOnlyList<PagePath> Kept);
