using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Site.Diagnostics;

namespace Site.Snippets;

/// <summary>
/// Compiles programs that a reader has edited. Unlike those of the content, they may do what they want: only the compiler judges them.
/// </summary>
/// <param name="packages">The packages that they may reference.</param>
public sealed class EditedPrograms(PackageSet packages)
{
    /// <summary>How many problems are returned at most.</summary>
    private const int Most = 100;

    /// <returns>What the compiler says, in the order of the program.</returns>
    public IReadOnlyList<CodeProblem> Diagnose(SnippetFile program, CancellationToken ct)
    {
        var (compilation, _, found) = Create(program);
        return [.. found, .. Problems(program, compilation.GetDiagnostics(ct))];
    }

    /// <returns>The program, which is null if it does not compile, and what the compiler says.</returns>
    public (CompiledSnippet? Program, IReadOnlyList<CodeProblem> Problems) Compile(SnippetFile program, CancellationToken ct)
    {
        var (compilation, libraries, found) = Create(program);
        using var assembly = new MemoryStream();
        var result = compilation.Emit(
            assembly,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded),
            cancellationToken: ct
        );
        return (
            result.Success && found.Count == 0 ? new CompiledSnippet(program, assembly.ToArray(), libraries) : null,
            [.. found, .. Problems(program, result.Diagnostics)]
        );
    }

    private (CSharpCompilation Compilation, IReadOnlyList<string> Libraries, IReadOnlyList<CodeProblem> Problems) Create(
        SnippetFile program
    )
    {
        var bag = new DiagnosticBag();
        var tree = SnippetProject.Parse(program);
        var libraries = packages.Libraries(program, tree, bag);
        return (
            SnippetProject.Create(tree, libraries).WithAssemblyName(Path.GetFileNameWithoutExtension(program.Name)),
            libraries,
            [.. bag.Sorted.Select(InDirective)]
        );
    }

    private static CodeProblem InDirective(Site.Diagnostics.Diagnostic found) =>
        new(
            found.Location.Line,
            found.Location.Column,
            found.Location.Line,
            found.Location.Column + 1,
            "error",
            found.Code,
            $"{found.What}; {found.Help}"
        );

    private static IEnumerable<CodeProblem> Problems(SnippetFile program, IEnumerable<Microsoft.CodeAnalysis.Diagnostic> found) =>
        found
            .Where(one => one.Severity != DiagnosticSeverity.Hidden && !one.IsSuppressed)
            .Select(one => (Found: one, Span: one.Location.GetLineSpan()))
            .Where(one => one.Span.Path == program.Path || !one.Span.IsValid)
            .OrderBy(one => one.Found.Location.SourceSpan.Start)
            .Take(Most)
            .Select(one => new CodeProblem(
                one.Span.StartLinePosition.Line + 1,
                one.Span.StartLinePosition.Character + 1,
                one.Span.EndLinePosition.Line + 1,
                one.Span.EndLinePosition.Character + 1,
                one.Found.Severity.ToString().ToLowerInvariant(),
                one.Found.Id,
                one.Found.GetMessage()
            ));
}
