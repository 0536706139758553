using System.Collections.Concurrent;

namespace Site.Diagnostics;

/// <summary>Collects all problems of one run. Several threads can add to it at the same time.</summary>
public sealed class DiagnosticBag
{
    private readonly ConcurrentBag<Diagnostic> _all = [];

    public bool HasErrors => _all.Any(d => d.Severity == Severity.Error);

    /// <summary>The problems by location and then by code, each of them once.</summary>
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
