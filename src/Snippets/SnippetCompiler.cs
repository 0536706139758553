using Microsoft.CodeAnalysis.Emit;
using Site.Diagnostics;

namespace Site.Snippets;

/// <summary>A snippet that compiled.</summary>
/// <param name="Assembly">The compiled program. It contains its debugging information, so that a crash reports line numbers.</param>
/// <param name="Libraries">Full paths of the assemblies that it needs next to it.</param>
public sealed record CompiledSnippet(SnippetFile Source, byte[] Assembly, IReadOnlyList<string> Libraries);

/// <summary>Compiles snippets for the verifier, which runs them. For pages, <see cref="SnippetReader"/> only analyses them.</summary>
/// <param name="packages">The packages that snippets may reference.</param>
/// <param name="store">Keeps compiled programs for the next run; null to compile all of them every time.</param>
public sealed class SnippetCompiler(PackageSet packages, ProgramStore? store = null)
{
    /// <param name="bag">Receives the compiler's errors, at the lines of the snippets.</param>
    /// <returns>The snippets that compile.</returns>
    public async Task<IReadOnlyList<CompiledSnippet>> CompileAsync(
        IEnumerable<SnippetFile> snippets,
        DiagnosticBag bag,
        CancellationToken ct
    )
    {
        var stored = (store?.Load() ?? []).ToDictionary(program => program.Source);
        var programs = await Task.WhenAll(
            snippets.Select(snippet =>
                stored.TryGetValue(snippet, out var program)
                    ? Task.FromResult<CompiledSnippet?>(program)
                    : Task.Run(() => Compile(snippet, bag, ct), ct)
            )
        );
        var compiled = programs.OfType<CompiledSnippet>().ToList();

        // A snippet with a problem is not stored, so that the next run compiles it again and reports the problem again.
        var faulty = bag.Sorted.Select(problem => problem.Location.Path).ToHashSet();
        var added = compiled.Where(program => !stored.ContainsKey(program.Source) && !faulty.Contains(program.Source.Path)).ToList();
        if (added.Count > 0)
        {
            store?.Save(added);
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
