using System.Text.Json;
using Site.Files;

namespace Site.Snippets;

/// <summary>Keeps the coloured code of snippets without problems for the next run.</summary>
/// <param name="file">Full path of the store's file.</param>
/// <param name="packages">The packages that snippets may reference. If they change, the stored code is no longer used.</param>
public sealed class SnippetStore(string file, PackageSet packages)
{
    private readonly ChecksummedFile _file = new(file, packages.Identity);
    private IReadOnlyDictionary<SnippetFile, IReadOnlyList<CodeSpan>>? _stored;

    /// <returns>The stored code; empty if there is none, or if it is outdated.</returns>
    internal IReadOnlyDictionary<SnippetFile, IReadOnlyList<CodeSpan>> Load() =>
        _stored ??= _file.Read() is { } content
            ? JsonSerializer.Deserialize(content.Span, StoredJson.Default.StoredSnippets)!.ToCodes()
            : [];

    /// <summary>Replaces the stored code. If it is for the same snippets, nothing is written.</summary>
    internal void Save(IReadOnlyDictionary<SnippetFile, IReadOnlyList<CodeSpan>> codes)
    {
        if (codes.Count == Load().Count && codes.Keys.All(Load().ContainsKey))
        {
            return;
        }

        _stored = codes;
        _file.Write(JsonSerializer.SerializeToUtf8Bytes(StoredSnippets.From(codes), StoredJson.Default.StoredSnippets));
    }
}
