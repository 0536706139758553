using Site.Diagnostics;

namespace Site.Content;

/// <summary>Reads the plain pages, <c>docs/LANGUAGE/ID.md</c>.</summary>
internal sealed class DocReader(ContentDirectory content, IReadOnlyList<Language> languages, DiagnosticBag bag)
{
    private readonly ProseReader _proses = new(content, languages, bag);

    public IReadOnlyList<Doc> Read()
    {
        var docs = languages.SelectMany(Read).ToList();
        foreach (var same in docs.GroupBy(doc => doc.Id))
        {
            foreach (var language in languages.Where(language => !content.HasFile(PathOf(language, same.Key))))
            {
                _proses.SayMissing(PathOf(language, same.Key), language, same.First().Prose);
            }
        }

        return docs;
    }

    private static string PathOf(Language language, string id) => $"docs/{language.Code}/{id}.md";

    private IEnumerable<Doc> Read(Language language)
    {
        foreach (var path in content.Files($"docs/{language.Code}").Where(path => path.EndsWith(".md", StringComparison.Ordinal)))
        {
            if (_proses.Read(path, language) is { } prose)
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
