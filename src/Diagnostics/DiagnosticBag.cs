using System.Collections.Concurrent;

namespace Site.Diagnostics;

/// <summary>Collects every problem of one run. Safe to fill from several threads.</summary>
public sealed class DiagnosticBag
{
    private readonly ConcurrentBag<Diagnostic> _all = [];

    public bool HasErrors => _all.Any(d => d.Severity == Severity.Error);

    /// <summary>By place, then by code; each problem once.</summary>
    public IReadOnlyList<Diagnostic> Sorted =>
        [
            .. _all.Distinct()
                .OrderBy(d => d.Location)
                .ThenBy(d => d.Code, StringComparer.Ordinal)
                .ThenBy(d => d.What, StringComparer.Ordinal),
        ];

    public void Error(string code, SourceLocation location, string what, string help) =>
        _all.Add(new Diagnostic(Severity.Error, code, location, what, help));

    public void Warn(string code, SourceLocation location, string what, string help) =>
        _all.Add(new Diagnostic(Severity.Warning, code, location, what, help));

    public void AddAll(IEnumerable<Diagnostic> problems)
    {
        foreach (var problem in problems)
        {
            _all.Add(problem);
        }
    }
}
