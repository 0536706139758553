using Site.Content.Yaml;
using Site.Diagnostics;

namespace Site.Content;

/// <summary>Reads <c>glossary.yml</c>.</summary>
internal sealed class GlossaryReader(ContentDirectory content, IReadOnlyList<Language> languages, DiagnosticBag bag)
{
    private const string File = "glossary.yml";

    /// <returns>Null when the course has no glossary.</returns>
    public Glossary? Read()
    {
        if (!content.HasFile(File) || content.ReadText(File, bag) is not { } text || YamlFile.Parse(File, text, bag) is not { } map)
        {
            return null;
        }

        map.Only("title", "summary", "terms");
        var terms = map.Maps("terms", required: true).Select(ReadTerm).OfType<Term>().ToList();
        foreach (var again in terms.GroupBy(term => term.Id).SelectMany(same => same.Skip(1)))
        {
            bag.Error(Codes.DuplicateId, again.Location, $"the term `{again.Id}` is explained twice", "keep one of the entries");
        }

        return new Glossary(
            Translations.Texts(map, "title", languages),
            Translations.Texts(map, "summary", languages),
            [.. terms.DistinctBy(term => term.Id).OrderBy(term => term.Id, StringComparer.Ordinal)]
        );
    }

    /// <summary>The glossary has a page of its own, where a plain page of that name would be.</summary>
    public static void CheckPlace(IReadOnlyList<Doc> docs, DiagnosticBag bag)
    {
        foreach (var doc in docs.Where(doc => doc.Id == "glossary"))
        {
            bag.Error(
                Codes.DuplicateId,
                new SourceLocation(doc.Prose.Path, 1, 1),
                $"{File} makes the page `glossary` already",
                "give this page another file name"
            );
        }
    }

    private Term? ReadTerm(YamlMap map)
    {
        map.Only(["id", .. languages.Select(language => language.Code)]);
        var texts = languages.ToDictionary(language => language, language => ReadText(map.Map(language.Code, required: true)));
        if (map.Text("id", required: true) is not { } id)
        {
            return null;
        }

        if (!Slug.IsValid(id.Value))
        {
            bag.Error(Codes.InvalidValue, id.Location, $"`{id.Value}` cannot be an id", "use lower-case words joined by hyphens");
        }

        return new Term(id.Value, id.Location, texts);
    }

    private static TermText ReadText(YamlMap? map)
    {
        map?.Only("term", "aliases", "meaning");
        return new TermText(
            map?.Text("term", required: true)?.Value ?? "",
            [.. map?.Texts("aliases").Select(alias => alias.Value) ?? []],
            map?.Text("meaning", required: true)?.Value ?? ""
        );
    }
}
