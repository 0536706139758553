using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Site.Diagnostics;
using ContentDiagnostic = Site.Diagnostics.Diagnostic;

namespace Site.Snippets;

/// <summary>
/// Reads snippets for pages: finds their errors, their colours and what there is to say of their names. What a snippet came
/// to is kept until its text changes, so that a preview reads only what was edited.
/// </summary>
/// <param name="packages">A snippet's text says which of them it uses.</param>
/// <param name="store">Keeps what was read from one run to the next; null: only in memory.</param>
public sealed class SnippetReader(PackageSet packages, SnippetStore? store = null)
{
    private readonly CodeNotes _notes = new(new Documentation());
    private readonly ConcurrentDictionary<SnippetFile, Reading> _kept = [];

    /// <returns>By path; those that do not compile are missing, with the compiler's errors at their own lines.</returns>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<CodeSpan>>> ReadAsync(
        IReadOnlyList<SnippetFile> snippets,
        DiagnosticBag bag,
        CancellationToken ct
    )
    {
        var known = store?.Load() ?? new Dictionary<SnippetFile, IReadOnlyList<CodeSpan>>();
        await Parallel.ForEachAsync(
            snippets.Where(snippet => !_kept.ContainsKey(snippet)),
            ct,
            (snippet, _) =>
            {
                _kept[snippet] = known.TryGetValue(snippet, out var code) ? new Reading(code, []) : Read(snippet, ct);
                return ValueTask.CompletedTask;
            }
        );

        foreach (var gone in _kept.Keys.Except(snippets))
        {
            _kept.TryRemove(gone, out _);
        }

        bag.AddAll(_kept.Values.SelectMany(reading => reading.Problems));
        store?.Save(_kept.Where(kept => kept.Value.IsSound).ToDictionary(kept => kept.Key, kept => kept.Value.Code!));
        return _kept
            .Where(kept => kept.Value.Code is not null)
            .DistinctBy(kept => kept.Key.Path)
            .ToDictionary(kept => kept.Key.Path, kept => kept.Value.Code!);
    }

    private Reading Read(SnippetFile snippet, CancellationToken ct)
    {
        var problems = new DiagnosticBag();
        var program = SnippetProject.Parse(snippet);
        var compilation = SnippetProject.Create(program, packages.Libraries(snippet, program, problems));
        var compiles = SnippetProblems.Report(snippet, compilation.GetDiagnostics(ct), problems);
        SnippetRules.Report(snippet, program, problems);
        return new Reading(compiles ? SnippetCode.Of(compilation.GetSemanticModel(program), _notes, ct) : null, problems.Sorted);
    }

    /// <param name="Code">Null: it does not compile.</param>
    private sealed record Reading(IReadOnlyList<CodeSpan>? Code, IReadOnlyList<ContentDiagnostic> Problems)
    {
        public bool IsSound => Code is not null && Problems.Count == 0;
    }
}
