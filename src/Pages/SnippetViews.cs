using Site.Diagnostics;
using Site.Lessons;
using Site.Snippets;

namespace Site.Pages;

/// <summary>Every snippet of the course, read once: every language shows the same programs.</summary>
internal sealed class SnippetViews
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<CodeSpan>> _codes;

    private SnippetViews(IReadOnlyDictionary<string, IReadOnlyList<CodeSpan>> codes) => _codes = codes;

    public static async Task<SnippetViews> ReadAsync(Course course, SnippetReader reader, DiagnosticBag bag, CancellationToken ct) =>
        new(await reader.ReadAsync([.. Of(course)], bag, ct));

    public static IEnumerable<SnippetFile> Of(Course course) =>
        course.Lessons
            .SelectMany(lesson => lesson.Steps)
            .SelectMany(step => step.Snippets)
            .DistinctBy(snippet => snippet.Path);

    /// <returns>The source in one colour when it did not compile; then the build fails anyway.</returns>
    public IReadOnlyList<CodeSpan> Code(SnippetFile snippet) =>
        _codes.TryGetValue(snippet.Path, out var code) ? code : [new CodeSpan(CodeKind.Plain, snippet.Text)];
}
