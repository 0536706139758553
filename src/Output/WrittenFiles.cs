using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Site.Files;

namespace Site.Output;

/// <summary>
/// The files of a site by path, read from the directory that an earlier run of the program wrote them to. Those that somebody changes there
/// are made.
/// </summary>
/// <param name="directory">The directory of the site.</param>
/// <param name="parts">What was written to it.</param>
/// <param name="made">The same files, made anew; null if they cannot be.</param>
internal sealed class WrittenFiles(string directory, IReadOnlyDictionary<string, PlacedPart> parts, Lazy<MadeFiles?> made)
    : IReadOnlyDictionary<string, ReadOnlyMemory<byte>>
{
    private readonly Dictionary<string, FileStamp> _files = parts
        .Values.SelectMany(part => part.Files)
        .ToDictionary(file => file.Path, file => file.Stamp);

    public IEnumerable<string> Keys => _files.Keys;

    public IEnumerable<ReadOnlyMemory<byte>> Values => Keys.Select(path => this[path]);

    public int Count => _files.Count;

    public ReadOnlyMemory<byte> this[string key] => TryGetValue(key, out var content) ? content : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => _files.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out ReadOnlyMemory<byte> value)
    {
        value = default;
        if (!_files.TryGetValue(key, out var stamp))
        {
            return false;
        }

        if (Read(Path.Combine(directory, key), stamp) is not { } content)
        {
            return made.Value?.TryGetValue(key, out value) == true;
        }

        value = content;
        return true;
    }

    public IEnumerator<KeyValuePair<string, ReadOnlyMemory<byte>>> GetEnumerator() =>
        Keys.Select(path => KeyValuePair.Create(path, this[path])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <returns>Null if it is not as it was written.</returns>
    private static byte[]? Read(string file, FileStamp stamp)
    {
        try
        {
            var content = File.ReadAllBytes(file);
            return FileStamp.Of(file) is { } now && now.IsSameAs(stamp) ? content : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
