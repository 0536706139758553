using Site.Content.Yaml;
using Site.Diagnostics;

namespace Site.Content;

/// <summary>Reads <c>glossary.yml</c>.</summary>
internal sealed class GlossaryReader(ContentDirectory content, IReadOnlyList<Language> languages, DiagnosticBag bag)
{
    public const string File = "glossary.yml";

    /// <summary>Reads the glossary.</summary>
    /// <returns>Null when the course has none, or, with diagnostics, when it cannot be read.</returns>
    public Glossary? Read()
    {
        if (!content.HasFile(File) || content.ReadText(File, bag) is not { } text || YamlFile.Parse(File, text, bag) is not { } map)
        {
            return null;
        }

        map.AllowOnly("title", "summary", "terms");
        var terms = map.Maps("terms", required: true).Select(ReadTerm).OfType<Term>().ToList();
        foreach (var duplicate in terms.GroupBy(term => term.Id).SelectMany(same => same.Skip(1)))
        {
            bag.Error(Codes.DuplicateId, duplicate.Location, $"the term `{duplicate.Id}` is explained twice", "keep one of the entries");
        }

        return new Glossary(
            Translations.Texts(map, "title", languages),
            Translations.Texts(map, "summary", languages),
            [.. terms.DistinctBy(term => term.Id).OrderBy(term => term.Id, StringComparer.Ordinal)]
        );
    }

    /// <summary>Checks that no plain page has the id <c>glossary</c>, which is the address of the glossary page.</summary>
    public static void CheckPages(IReadOnlyList<Doc> docs, DiagnosticBag bag)
    {
        foreach (var doc in docs.Where(doc => doc.Id == "glossary"))
        {
            bag.Error(
                Codes.DuplicateId,
                new SourceLocation(doc.Prose.Path, 1, 1),
                $"the page `glossary` is already made from {File}",
                "give this page another file name"
            );
        }
    }

    private Term? ReadTerm(YamlMap map)
    {
        map.AllowOnly(["id", .. languages.Select(language => language.Code)]);
        var texts = languages.ToDictionary(language => language, language => ReadText(map.Map(language.Code, required: true)));
        if (map.Text("id", required: true) is not { } id)
        {
            return null;
        }

        if (!Slug.IsValid(id.Value))
        {
            bag.Error(Codes.InvalidValue, id.Location, $"`{id.Value}` is not a valid id", "use lower-case words joined by hyphens");
        }

        return new Term(id.Value, id.Location, texts);
    }

    private static TermText ReadText(YamlMap? map)
    {
        map?.AllowOnly("term", "aliases", "meaning");
        return new TermText(
            map?.Text("term", required: true)?.Value ?? "",
            [.. map?.Texts("aliases").Select(alias => alias.Value) ?? []],
            map?.Text("meaning", required: true)?.Value ?? ""
        );
    }
}
