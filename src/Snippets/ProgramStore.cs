using System.Text.Json;
using Site.Files;

namespace Site.Snippets;

/// <summary>Keeps snippets that compiled without a fault, for the next run: of each path the last.</summary>
/// <param name="file">Full path.</param>
/// <param name="packages">What snippets may use: a part of what a program depends on.</param>
public sealed class ProgramStore(string file, PackageSet packages)
{
    private readonly ChecksummedFile _file = new(file, packages.Identity);

    internal IReadOnlyList<CompiledSnippet> Load() =>
        _file.Read() is { } content
            ? [.. JsonSerializer.Deserialize<List<CompiledSnippet>>(content)!.Where(program => program.Libraries.All(File.Exists))]
            : [];

    internal void Save(IEnumerable<CompiledSnippet> fresh) =>
        _file.Write(
            JsonSerializer.SerializeToUtf8Bytes(
                fresh
                    .Concat(Load())
                    .DistinctBy(program => program.Source.Path)
                    .OrderBy(program => program.Source.Path, StringComparer.Ordinal)
            )
        );
}
