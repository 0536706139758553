using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Site.Files;

namespace Site.Snippets;

/// <summary>
/// The assemblies that snippets are compiled against. Each is opened only once, because Roslyn caches what it reads from an assembly in
/// the reference to it.
/// </summary>
internal static class SnippetReferences
{
    private static readonly ConcurrentDictionary<string, MetadataReference> Opened = [];

    private static readonly Lazy<IReadOnlyList<string>> FrameworkFiles = new(() =>
        [
            .. Directory
                .EnumerateFiles(ReferencePack() ?? DotnetInstallation.Framework, "*.dll")
                .Where(IsManaged)
                .Order(StringComparer.Ordinal),
        ]
    );

    /// <summary>
    /// The directory of the framework's assemblies, which identifies its version. With the SDK it is the reference pack, which also has
    /// the documentation. If only the runtime is installed, it is the directory of the assemblies that run programs.
    /// </summary>
    public static string Framework => Path.GetDirectoryName(FrameworkFiles.Value[0])!;

    /// <summary>The framework's assemblies, then the given libraries. Snippets can use the same assemblies as a console program.</summary>
    public static IEnumerable<MetadataReference> With(IEnumerable<string> libraries) =>
        FrameworkFiles.Value.Concat(libraries).Select(file => Opened.GetOrAdd(file, path => MetadataReference.CreateFromFile(path)));

    /// <summary>The newest reference pack for the framework that runs programs; null if none is installed.</summary>
    private static string? ReferencePack() =>
        DotnetInstallation.Newest(
            Path.Combine(DotnetInstallation.Directory, "packs/Microsoft.NETCore.App.Ref"),
            $"ref/net{DotnetInstallation.Version}/System.Runtime.dll"
        );

    private static bool IsManaged(string file) =>
        Path.GetFileName(file) is var name
        && (
            name.StartsWith("System.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || name is "netstandard.dll" or "mscorlib.dll"
        )
        && !name.EndsWith(".Native.dll", StringComparison.Ordinal);
}
