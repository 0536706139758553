using Site.Diagnostics;

namespace Site.Content;

/// <summary>Reads the plain pages, <c>docs/LANGUAGE/ID.md</c>. There are no folders of pages: an id is a page's whole address.</summary>
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
            var id = Path.GetFileNameWithoutExtension(path);
            if (IsPlaced(path, language, id) && _proses.Read(path, language) is { } prose)
            {
                NoSteps(prose);
                yield return new Doc(id, language, prose);
            }
        }
    }

    private bool IsPlaced(string path, Language language, string id)
    {
        var folder = $"docs/{language.Code}";
        if (path != PathOf(language, id))
        {
            bag.Error(
                Codes.MisplacedFile,
                new SourceLocation(path, 1, 1),
                $"a plain page lies directly in {folder}",
                $"move the file to {PathOf(language, id)}, or under another name if that is taken"
            );
            return false;
        }

        if (!Slug.IsValid(id))
        {
            bag.Error(
                Codes.InvalidValue,
                new SourceLocation(path, 1, 1),
                $"`{id}` cannot be a page's id, which is a part of its address",
                "rename the file: use lower-case words joined by hyphens"
            );
            return false;
        }

        return true;
    }

    private void NoSteps(Prose prose)
    {
        foreach (var step in prose.Markdown.Steps)
        {
            bag.Error(Codes.UnknownStep, step.Location, "a plain page has no steps", "move the step into a lesson");
        }
    }
}
