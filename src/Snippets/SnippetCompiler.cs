using Microsoft.CodeAnalysis.Emit;
using Site.Diagnostics;

namespace Site.Snippets;

/// <summary>A snippet that compiled.</summary>
/// <param name="Assembly">The program, with its debugging information inside, so that a crash names its line.</param>
/// <param name="Libraries">Full paths of the assemblies that it needs beside it.</param>
public sealed record CompiledSnippet(SnippetFile Source, byte[] Assembly, IReadOnlyList<string> Libraries);

/// <summary>Compiles snippets for the verifier, which runs them. Pages only read them: <see cref="SnippetReader"/>.</summary>
/// <param name="packages">A snippet's text says which of them it uses.</param>
public sealed class SnippetCompiler(PackageSet packages)
{
    /// <summary>May be called for several snippets at once.</summary>
    /// <returns>Null, with the compiler's errors at the snippet's own lines, when it does not compile.</returns>
    public Task<CompiledSnippet?> CompileAsync(SnippetFile snippet, DiagnosticBag bag, CancellationToken ct) => Task.Run(
        () =>
        {
            var program = SnippetProject.Parse(snippet);
            var libraries = packages.Libraries(snippet, program, bag);
            var compilation = SnippetProject.Create(program, libraries).WithAssemblyName(Path.GetFileNameWithoutExtension(snippet.Name));

            SnippetRules.Report(snippet, program, bag);
            using var assembly = new MemoryStream();
            var result = compilation.Emit(assembly, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded), cancellationToken: ct);
            return SnippetProblems.Report(snippet, result.Diagnostics, bag) ? new CompiledSnippet(snippet, assembly.ToArray(), libraries) : null;
        },
        ct);
}
