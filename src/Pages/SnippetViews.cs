using Site.Diagnostics;
using Site.Lessons;
using Site.Snippets;

namespace Site.Pages;

/// <summary>Every snippet of the course, compiled once: every language shows the same programs.</summary>
internal sealed class SnippetViews
{
    private readonly Dictionary<string, CompiledSnippet> _compiled = [];

    private SnippetViews()
    {
    }

    public static async Task<SnippetViews> CompileAsync(Course course, SnippetCompiler compiler, DiagnosticBag bag, CancellationToken ct)
    {
        var views = new SnippetViews();
        foreach (var snippet in Of(course))
        {
            if (await compiler.CompileAsync(snippet, bag, ct) is { } compiled)
            {
                views._compiled.Add(snippet.Path, compiled);
            }
        }

        return views;
    }

    public static IEnumerable<SnippetFile> Of(Course course) =>
        course.Lessons
            .SelectMany(lesson => lesson.Steps)
            .SelectMany(step => step.Snippets)
            .DistinctBy(snippet => snippet.Path);

    /// <returns>The source in one colour when it did not compile; then the build fails anyway.</returns>
    public IReadOnlyList<CodeSpan> Code(SnippetFile snippet) =>
        _compiled.TryGetValue(snippet.Path, out var compiled) ? compiled.Code : [new CodeSpan(CodeKind.Plain, snippet.Text)];
}
