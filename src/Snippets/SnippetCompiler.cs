using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Site.Diagnostics;
using ContentDiagnostic = Site.Diagnostics.Diagnostic;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace Site.Snippets;

/// <summary>A snippet that compiled.</summary>
/// <param name="Assembly">The program, with its debugging information inside, so that a crash names its line.</param>
/// <param name="Libraries">Full paths of the assemblies that it needs beside it.</param>
/// <param name="Code">The source in its colours.</param>
public sealed record CompiledSnippet(SnippetFile Source, byte[] Assembly, IReadOnlyList<string> Libraries, IReadOnlyList<CodeSpan> Code);

/// <summary>
/// Compiles snippets: for pages, to find errors and colours; for the verifier, to run them. What a snippet came to is
/// kept until its text changes, so that a preview compiles only what was edited.
/// </summary>
/// <param name="packages">A snippet's text says which of them it uses: path and text tell all that a result depends on.</param>
public sealed class SnippetCompiler(PackageSet packages)
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly ConcurrentDictionary<string, Kept> _kept = [];

    /// <returns>Null, with the compiler's errors at the snippet's own lines, when it does not compile.</returns>
    public async Task<CompiledSnippet?> CompileAsync(SnippetFile snippet, DiagnosticBag bag, CancellationToken ct)
    {
        if (!_kept.TryGetValue(snippet.Path, out var kept) || kept.Source != snippet)
        {
            var problems = new DiagnosticBag();
            kept = new Kept(snippet, await CompileAfreshAsync(snippet, problems, ct), problems.Sorted);
            _kept[snippet.Path] = kept;
        }

        bag.AddAll(kept.Problems);
        return kept.Compiled;
    }

    private async Task<CompiledSnippet?> CompileAfreshAsync(SnippetFile snippet, DiagnosticBag bag, CancellationToken ct)
    {
        IReadOnlyList<string> libraries =
            [.. PackageDirectives.Read(snippet, packages, bag).SelectMany(packages.Assemblies).Distinct().Order(StringComparer.Ordinal)];
        var document = SnippetProject.Create(_workspace, snippet, libraries);
        var compilation = await document.Project.GetCompilationAsync(ct);

        using var assembly = new MemoryStream();
        var result = compilation!.Emit(assembly, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded), cancellationToken: ct);
        if (result.Success)
        {
            return new CompiledSnippet(snippet, assembly.ToArray(), libraries, await CodeColours.OfAsync(document, ct));
        }

        foreach (var error in result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error))
        {
            Report(snippet, error, bag);
        }

        return null;
    }

    private static void Report(SnippetFile snippet, RoslynDiagnostic error, DiagnosticBag bag)
    {
        var start = error.Location.GetLineSpan().StartLinePosition;
        bag.Error(error.Id, new Place(snippet.Path, start.Line + 1, start.Character + 1), error.GetMessage().TrimEnd('.'), $"mend the snippet; `dotnet build {snippet.Name}` says the same");
    }

    private sealed record Kept(SnippetFile Source, CompiledSnippet? Compiled, IReadOnlyList<ContentDiagnostic> Problems);
}
