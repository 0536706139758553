using Microsoft.CodeAnalysis.Emit;
using Site.Diagnostics;

namespace Site.Snippets;

/// <summary>A snippet that compiled.</summary>
/// <param name="Assembly">The program, with its debugging information inside, so that a crash names its line.</param>
/// <param name="Libraries">Full paths of the assemblies that it needs beside it.</param>
public sealed record CompiledSnippet(SnippetFile Source, byte[] Assembly, IReadOnlyList<string> Libraries);

/// <summary>Compiles snippets for the verifier, which runs them. Pages only read them: <see cref="SnippetReader"/>.</summary>
/// <param name="packages">A snippet's text says which of them it uses.</param>
/// <param name="store">Keeps what was compiled from one run to the next; null: every run compiles.</param>
public sealed class SnippetCompiler(PackageSet packages, ProgramStore? store = null)
{
    /// <returns>Those that compile; of the others, the compiler's errors at the snippets' own lines.</returns>
    public async Task<IReadOnlyList<CompiledSnippet>> CompileAsync(
        IEnumerable<SnippetFile> snippets,
        DiagnosticBag bag,
        CancellationToken ct
    )
    {
        var kept = (store?.Load() ?? []).ToDictionary(program => program.Source);
        var programs = await Task.WhenAll(
            snippets.Select(snippet =>
                kept.TryGetValue(snippet, out var program)
                    ? Task.FromResult<CompiledSnippet?>(program)
                    : Task.Run(() => Compile(snippet, bag, ct), ct)
            )
        );
        var compiled = programs.OfType<CompiledSnippet>().ToList();

        // What there is something to say of is not kept: that has to be said again.
        var faulty = bag.Sorted.Select(problem => problem.Location.Path).ToHashSet();
        var fresh = compiled.Where(program => !kept.ContainsKey(program.Source) && !faulty.Contains(program.Source.Path)).ToList();
        if (fresh.Count > 0)
        {
            store?.Save(fresh);
        }

        return compiled;
    }

    private CompiledSnippet? Compile(SnippetFile snippet, DiagnosticBag bag, CancellationToken ct)
    {
        var program = SnippetProject.Parse(snippet);
        var libraries = packages.Libraries(snippet, program, bag);
        var compilation = SnippetProject.Create(program, libraries).WithAssemblyName(Path.GetFileNameWithoutExtension(snippet.Name));

        SnippetRules.Report(snippet, program, bag);
        using var assembly = new MemoryStream();
        var result = compilation.Emit(
            assembly,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded),
            cancellationToken: ct
        );
        return SnippetProblems.Report(snippet, result.Diagnostics, bag)
            ? new CompiledSnippet(snippet, assembly.ToArray(), libraries)
            : null;
    }
}
