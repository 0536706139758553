using System.Text.Json;
using Site.Files;

namespace Site.Snippets;

/// <summary>Keeps what snippets without a fault came to on pages, for the next run.</summary>
/// <param name="file">Full path.</param>
/// <param name="packages">What snippets may use: a part of what a result depends on.</param>
public sealed class SnippetStore(string file, PackageSet packages)
{
    private readonly ChecksummedFile _file = new(file, packages.Identity);
    private IReadOnlyDictionary<SnippetFile, IReadOnlyList<CodeSpan>>? _stored;

    /// <returns>Empty when there is nothing to go on.</returns>
    internal IReadOnlyDictionary<SnippetFile, IReadOnlyList<CodeSpan>> Load() =>
        _stored ??= _file.Read() is { } content ? JsonSerializer.Deserialize<StoredSnippets>(content)!.ToCodes() : [];

    /// <summary>Replaces what is kept, if it has changed.</summary>
    internal void Save(IReadOnlyDictionary<SnippetFile, IReadOnlyList<CodeSpan>> codes)
    {
        if (codes.Count == Load().Count && codes.Keys.All(Load().ContainsKey))
        {
            return;
        }

        _stored = codes;
        _file.Write(JsonSerializer.SerializeToUtf8Bytes(StoredSnippets.From(codes)));
    }
}
