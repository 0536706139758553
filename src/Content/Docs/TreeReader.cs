using Site.Diagnostics;

namespace Site.Content;

/// <summary>Reads a plain tree of Markdown, which has no <c>course.yml</c>.</summary>
internal sealed class TreeReader(ContentDirectory content, DiagnosticBag bag, Func<Prose, Prose>? finish)
{
    /// <returns>Null when the directory has no Markdown file.</returns>
    public Course? Read()
    {
        var pages = content.Files("").Where(DocFiles.IsMarkdown).ToList();
        if (pages.Count == 0)
        {
            return null;
        }

        IReadOnlyList<Language> languages = [.. Language.Known.Where(language => pages.Any(page => IsIn(page, language)))];
        var layout =
            languages.Count > 0 && pages.All(page => languages.Any(language => IsIn(page, language))) ? Layout.Languages : Layout.Tree;
        if (layout == Layout.Tree)
        {
            languages = [Language.English];
        }

        var (docs, files) = new DocReader(content, layout, languages, bag, finish).Read();
        return new Course(
            content,
            languages.ToDictionary(language => language, language => IndexOf(docs, language)?.Title ?? content.Name),
            languages.ToDictionary(language => language, language => IndexOf(docs, language)?.Summary ?? ""),
            languages,
            [],
            docs
        )
        {
            Layout = layout,
            Files = files,
        };
    }

    private static bool IsIn(string page, Language language) => page.StartsWith($"{language.Code}/", StringComparison.Ordinal);

    /// <summary>The text of the outermost folder, whose title is the site's.</summary>
    private static Prose? IndexOf(IReadOnlyList<Doc> docs, Language language) =>
        docs.FirstOrDefault(doc => doc.Id == DocFiles.Index && doc.Language == language)?.Prose;
}
