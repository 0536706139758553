using System.Text.Json;
using Site.Files;

namespace Site.Snippets;

/// <summary>Keeps compiled snippets for the next run, the latest version of each file.</summary>
/// <param name="file">Full path of the store's file.</param>
/// <param name="packages">The packages that snippets may reference. If they change, the stored programs are no longer used.</param>
public sealed class ProgramStore(string file, PackageSet packages)
{
    private readonly ChecksummedFile _file = new(file, packages.Identity);

    internal IReadOnlyList<CompiledSnippet> Load() =>
        _file.Read() is { } content
            ?
            [
                .. JsonSerializer
                    .Deserialize(content.Span, StoredJson.Default.ListCompiledSnippet)!
                    .Where(program => program.Libraries.All(File.Exists)),
            ]
            : [];

    internal void Save(IEnumerable<CompiledSnippet> added) =>
        _file.Write(
            JsonSerializer.SerializeToUtf8Bytes(
                [
                    .. added
                        .Concat(Load())
                        .DistinctBy(program => program.Source.Path)
                        .OrderBy(program => program.Source.Path, StringComparer.Ordinal),
                ],
                StoredJson.Default.ListCompiledSnippet
            )
        );
}
