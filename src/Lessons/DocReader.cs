using Site.Diagnostics;

namespace Site.Lessons;

/// <summary>Reads the plain pages, <c>docs/LANGUAGE/ID.md</c>.</summary>
internal sealed class DocReader(ContentDirectory content, IReadOnlyList<Language> languages, DiagnosticBag bag)
{
    public IReadOnlyList<Doc> Read() => [.. languages.SelectMany(Read)];

    private IEnumerable<Doc> Read(Language language)
    {
        var proses = new ProseReader(content, languages, bag);
        foreach (var path in content.Files($"docs/{language.Code}").Where(path => path.EndsWith(".md", StringComparison.Ordinal)))
        {
            if (proses.Read(path) is { } prose)
            {
                NoSteps(prose);
                yield return new Doc(Path.GetFileNameWithoutExtension(path), language, prose);
            }
        }
    }

    private void NoSteps(Prose prose)
    {
        foreach (var step in prose.Markdown.Steps)
        {
            bag.Error(Codes.UnknownStep, step.Place, "a plain page has no steps", "move the step into a lesson");
        }
    }
}
