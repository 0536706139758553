using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Site.Diagnostics;
using ContentDiagnostic = Site.Diagnostics.Diagnostic;

namespace Site.Snippets;

/// <summary>
/// Analyses snippets for pages: their errors, their syntax colours and the notes on their names. Results are cached until the snippet's
/// text changes, so that the preview only analyses what was edited.
/// </summary>
/// <param name="packages">The packages that snippets may reference.</param>
/// <param name="store">Keeps the results for the next run; null to keep them in memory only.</param>
public sealed class SnippetReader(PackageSet packages, SnippetStore? store = null)
{
    private readonly CodeNotes _notes = new(new Documentation());
    private readonly ConcurrentDictionary<SnippetFile, Analysis> _analyses = [];

    /// <param name="bag">Receives the compiler's errors, at the lines of the snippets.</param>
    /// <returns>The coloured code of each snippet that compiles, by path.</returns>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<CodeSpan>>> ReadAsync(
        IReadOnlyList<SnippetFile> snippets,
        DiagnosticBag bag,
        CancellationToken ct
    )
    {
        var stored = store?.Load() ?? new Dictionary<SnippetFile, IReadOnlyList<CodeSpan>>();
        await Parallel.ForEachAsync(
            snippets.Where(snippet => !_analyses.ContainsKey(snippet)),
            ct,
            (snippet, _) =>
            {
                _analyses[snippet] = stored.TryGetValue(snippet, out var code) ? new Analysis(code, []) : Analyse(snippet, ct);
                return ValueTask.CompletedTask;
            }
        );

        foreach (var outdated in _analyses.Keys.Except(snippets))
        {
            _analyses.TryRemove(outdated, out _);
        }

        bag.AddAll(_analyses.Values.SelectMany(analysis => analysis.Problems));
        store?.Save(_analyses.Where(entry => entry.Value.IsFaultless).ToDictionary(entry => entry.Key, entry => entry.Value.Code!));
        return _analyses
            .Where(entry => entry.Value.Code is not null)
            .DistinctBy(entry => entry.Key.Path)
            .ToDictionary(entry => entry.Key.Path, entry => entry.Value.Code!);
    }

    private Analysis Analyse(SnippetFile snippet, CancellationToken ct)
    {
        var problems = new DiagnosticBag();
        var program = SnippetProject.Parse(snippet);
        var compilation = SnippetProject.Create(program, packages.Libraries(snippet, program, problems));
        var compiles = SnippetProblems.Report(snippet, compilation.GetDiagnostics(ct), problems);
        SnippetRules.Report(snippet, program, problems);
        return new Analysis(compiles ? SnippetCode.Of(compilation.GetSemanticModel(program), _notes, ct) : null, problems.Sorted);
    }

    /// <param name="Code">Null if the snippet does not compile.</param>
    private sealed record Analysis(IReadOnlyList<CodeSpan>? Code, IReadOnlyList<ContentDiagnostic> Problems)
    {
        public bool IsFaultless => Code is not null && Problems.Count == 0;
    }
}
