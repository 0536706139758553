using Site.Diagnostics;

namespace Site.Content;

/// <summary>
/// Reads the plain pages, <c>docs/LANGUAGE/ID.md</c>. They cannot be in subfolders, because the address of a page is made from its id
/// alone.
/// </summary>
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
                _proses.ReportMissing(PathOf(language, same.Key), language, same.First().Prose);
            }
        }

        return docs;
    }

    private static string PathOf(Language language, string id) => $"docs/{language.Code}/{id}.md";

    private IEnumerable<Doc> Read(Language language)
    {
        foreach (var path in content.Files($"docs/{language.Code}").Where(path => path.EndsWith(".md", StringComparison.Ordinal)))
        {
            var id = Path.GetFileNameWithoutExtension(path);
            if (CheckPath(path, language, id) && _proses.Read(path, language) is { } prose)
            {
                RejectSteps(prose);
                yield return new Doc(id, language, prose);
            }
        }
    }

    private bool CheckPath(string path, Language language, string id)
    {
        var folder = $"docs/{language.Code}";
        if (path != PathOf(language, id))
        {
            bag.Error(
                Codes.MisplacedFile,
                new SourceLocation(path, 1, 1),
                $"a plain page must be directly in {folder}",
                $"move the file to {PathOf(language, id)}, or to another name there if that one is taken"
            );
            return false;
        }

        if (!Slug.IsValid(id))
        {
            bag.Error(
                Codes.InvalidValue,
                new SourceLocation(path, 1, 1),
                $"`{id}` is not a valid page id, which is part of the page's address",
                "rename the file; use lower-case words joined by hyphens"
            );
            return false;
        }

        return true;
    }

    private void RejectSteps(Prose prose)
    {
        foreach (var step in prose.Markdown.Steps)
        {
            bag.Error(Codes.UnknownStep, step.Location, "a plain page cannot have steps", "move the step into a lesson");
        }

        foreach (var chart in prose.Markdown.Charts)
        {
            bag.Error(Codes.InvalidValue, chart.Location, "a page without steps cannot have a chart", "move the chart into a lesson");
        }
    }
}
