using Site.Content;
using Site.Diagnostics;
using Site.Highlighting;
using Site.Pages;
using Site.Snippets;

namespace Site.Planning;

/// <summary>The C# programs of one lesson with their colours and the notes on their names. All languages show the same.</summary>
internal sealed class SnippetViews
{
    private readonly Dictionary<string, IReadOnlyList<CodePiece>> _codes = [];
    private readonly Dictionary<CodeNote, int> _names = [];
    private readonly Dictionary<string, IReadOnlyList<NamePlace>> _places = [];
    private readonly PagePath _script;

    private SnippetViews(Lesson lesson, IReadOnlyDictionary<string, IReadOnlyList<CodeSpan>> codes)
    {
        _script = PagePaths.Names(lesson);
        foreach (var snippet in Of(lesson))
        {
            // A program that does not compile is shown in one colour. The build fails anyway, but the preview still shows the page.
            _codes[snippet.Path] = codes.TryGetValue(snippet.Path, out var code)
                ? [.. code.Select(ToPiece)]
                : [new CodePiece(CodeKind.Plain, snippet.Text)];
            _places[snippet.Name] = NameList.PlacesIn(_codes[snippet.Path]);
        }
    }

    /// <summary>The notes on names, which pieces of code refer to by index; null if there are none.</summary>
    public NameList? Names => _names.Count == 0 ? null : new NameList(_script, [.. _names.Keys], _places);

    /// <returns>The programs by lesson id.</returns>
    public static async Task<IReadOnlyDictionary<string, SnippetViews>> ReadAsync(
        Course course,
        SnippetReader reader,
        DiagnosticBag bag,
        CancellationToken ct
    )
    {
        var lessons = course.Lessons.DistinctBy(lesson => lesson.Id).ToList();
        var codes = await reader.ReadAsync([.. lessons.SelectMany(Of).DistinctBy(snippet => snippet.Path)], bag, ct);
        return lessons.ToDictionary(lesson => lesson.Id, lesson => new SnippetViews(lesson, codes));
    }

    public static IEnumerable<SnippetFile> Of(Lesson lesson) =>
        lesson.AllSteps.SelectMany(step => step.Snippets).DistinctBy(snippet => snippet.Path);

    public IReadOnlyList<CodePiece> Code(SnippetFile snippet) => _codes[snippet.Path];

    private CodePiece ToPiece(CodeSpan span) => new(span.Kind, span.Text) { Name = span.Note is { } note ? IndexOf(note) : null };

    private int IndexOf(CodeNote note) => _names.TryGetValue(note, out var index) ? index : _names[note] = _names.Count;
}
