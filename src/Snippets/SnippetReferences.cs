using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Site.Snippets;

/// <summary>
/// The assemblies that snippets compile against. Each is opened once: Roslyn keeps what it has read of an assembly with its
/// reference.
/// </summary>
internal static class SnippetReferences
{
    private static readonly ConcurrentDictionary<string, MetadataReference> Opened = [];

    private static readonly Lazy<IReadOnlyList<string>> FrameworkFiles = new(() =>
        [.. Directory.EnumerateFiles(ReferencePack() ?? Runtime, "*.dll").Where(IsManaged).Order(StringComparer.Ordinal)]
    );

    /// <summary>
    /// What tells one framework from another. With the SDK there is the reference pack, which has documentation, too; with
    /// the runtime alone, the assemblies that run us are all there is.
    /// </summary>
    public static string Framework => Path.GetDirectoryName(FrameworkFiles.Value[0])!;

    private static string Runtime => Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>Those of the framework, and then the libraries: a snippet sees no more than a console program does.</summary>
    public static IEnumerable<MetadataReference> With(IEnumerable<string> libraries) =>
        FrameworkFiles.Value.Concat(libraries).Select(file => Opened.GetOrAdd(file, path => MetadataReference.CreateFromFile(path)));

    /// <summary>The newest pack for the framework that runs us.</summary>
    private static string? ReferencePack()
    {
        var (major, minor) = (Environment.Version.Major, Environment.Version.Minor);
        var packs = Path.GetFullPath(Path.Combine(Runtime, "../../../packs/Microsoft.NETCore.App.Ref"));
        return !Directory.Exists(packs)
            ? null
            : Directory
                .EnumerateDirectories(packs, $"{major}.{minor}.*")
                .Select(pack =>
                    (
                        Version: Version.TryParse(Path.GetFileName(pack), out var version) ? version : new Version(),
                        Assemblies: Path.Combine(pack, $"ref/net{major}.{minor}")
                    )
                )
                .Where(pack => File.Exists(Path.Combine(pack.Assemblies, "System.Runtime.dll")))
                .MaxBy(pack => pack.Version)
                .Assemblies;
    }

    private static bool IsManaged(string file) =>
        Path.GetFileName(file) is var name
        && (
            name.StartsWith("System.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || name is "netstandard.dll" or "mscorlib.dll"
        )
        && !name.EndsWith(".Native.dll", StringComparison.Ordinal);
}
