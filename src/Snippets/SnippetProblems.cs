using Microsoft.CodeAnalysis;
using Site.Diagnostics;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace Site.Snippets;

/// <summary>Reports the compiler's errors as problems of the content.</summary>
internal static class SnippetProblems
{
    /// <returns>Whether there were no errors.</returns>
    public static bool Report(SnippetFile snippet, IEnumerable<RoslynDiagnostic> found, DiagnosticBag bag)
    {
        var errors = found.Where(one => one.Severity == DiagnosticSeverity.Error).ToList();
        foreach (var error in errors)
        {
            var start = error.Location.GetLineSpan().StartLinePosition;
            bag.Error(
                error.Id,
                new SourceLocation(snippet.Path, start.Line + 1, start.Character + 1),
                error.GetMessage().TrimEnd('.'),
                $"fix the snippet; `dotnet build {snippet.Name}` reports the same error"
            );
        }

        return errors.Count == 0;
    }
}
