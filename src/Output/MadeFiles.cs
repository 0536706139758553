using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Site.Files;

namespace Site.Output;

/// <summary>
/// The files of a site by path, of which each is only made when something asks for it: after an edit, the preview shows one page, and
/// nobody may ever look at the others.
/// </summary>
internal sealed class MadeFiles : IReadOnlyDictionary<string, ReadOnlyMemory<byte>>
{
    private readonly Dictionary<string, SitePart> _parts = [];

    /// <summary>The parts whose files are only known when they are made.</summary>
    private readonly List<SitePart> _folders = [];
    private readonly ConcurrentDictionary<string, (Digest? Key, Lazy<Dictionary<string, ReadOnlyMemory<byte>>> Files)> _made = [];

    /// <param name="last">The files before the last edit. Those that are still the same are not made again.</param>
    public MadeFiles(IEnumerable<SitePart> parts, MadeFiles? last)
    {
        foreach (var part in parts)
        {
            foreach (var path in part.Paths)
            {
                _parts[path.Value] = part;
            }

            if (part.Folder is not null)
            {
                _folders.Add(part);
            }

            if (last?._made.TryGetValue(part.Name, out var made) == true && part.Key is not null && made.Key == part.Key)
            {
                _made[part.Name] = made;
            }
        }
    }

    /// <summary>The files whose names are known before they are made.</summary>
    public IEnumerable<string> Keys => _parts.Keys;

    public IEnumerable<ReadOnlyMemory<byte>> Values => Keys.Select(path => this[path]);

    public int Count => _parts.Count;

    public ReadOnlyMemory<byte> this[string key] => TryGetValue(key, out var content) ? content : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => _parts.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out ReadOnlyMemory<byte> value)
    {
        value = default;
        var part = _parts.GetValueOrDefault(key) ?? _folders.Find(folder => key.StartsWith(folder.Folder!, StringComparison.Ordinal));
        return part is not null && FilesOf(part).TryGetValue(key, out value);
    }

    /// <summary>Makes all files.</summary>
    public IEnumerator<KeyValuePair<string, ReadOnlyMemory<byte>>> GetEnumerator() =>
        _parts.Values.Concat(_folders).Distinct().SelectMany(FilesOf).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Dictionary<string, ReadOnlyMemory<byte>> FilesOf(SitePart part) =>
        _made.GetOrAdd(part.Name, _ => (part.Key, new(() => Make(part)))).Files.Value;

    /// <summary>Makes a part. The server's handlers of files cannot wait for a task.</summary>
    private static Dictionary<string, ReadOnlyMemory<byte>> Make(SitePart part) =>
        part.MakeAsync(new(), CancellationToken.None)
            .AsTask()
            .GetAwaiter()
            .GetResult()
            .ToDictionary(file => file.Path.Value, file => file.Content);
}
