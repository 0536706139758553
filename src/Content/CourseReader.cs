using Site.Content.Yaml;
using Site.Diagnostics;

namespace Site.Content;

/// <summary>Reads <c>content/</c>. Collects every problem that can be seen without running anything.</summary>
public sealed class CourseReader(ContentDirectory content, DiagnosticBag bag)
{
    private const string File = "course.yml";

    /// <returns>Null, with diagnostics, when there is no course to speak of. Otherwise as much as could be read.</returns>
    /// <exception cref="MachineException">There is no course here at all.</exception>
    public Course? Read()
    {
        if (!content.HasFile(File))
        {
            throw new MachineException(
                $"There is no {File} in {content.Root}",
                "Run the command in the course's directory, or name it with --content DIR.");
        }

        if (content.ReadText(File, bag) is not { } text || YamlFile.Parse(File, text, bag) is not { } map)
        {
            return null;
        }

        map.Only("title", "summary", "languages", "parts", "docs", "edit");
        var languages = Languages(map);
        var proses = new ProseReader(content, languages, bag);
        var lessons = new LessonReader(content, proses, new QuizReader(content, languages, bag), bag);
        var docs = new DocReader(content, languages, bag).Read();
        var glossary = new GlossaryReader(content, languages, bag).Read();
        if (glossary is not null)
        {
            GlossaryReader.CheckPlace(docs, bag);
        }

        return new Course(
            content,
            Translations.Texts(map, "title", languages),
            Translations.Texts(map, "summary", languages),
            languages,
            [.. map.Maps("parts", required: true).Select(part => ReadPart(part, languages, lessons))],
            docs,
            glossary)
        {
            Edit = ReadEdit(map),
            DocOrder = ReadDocOrder(map, languages, docs),
        };
    }

    private IReadOnlyList<string> ReadDocOrder(YamlMap map, IReadOnlyList<Language> languages, IReadOnlyList<Doc> docs)
    {
        var order = map.Texts("docs");
        foreach (var id in order.Where(id => docs.All(doc => doc.Id != id.Value)))
        {
            bag.Error(Codes.InvalidValue, id.Place, $"there is no plain page `{id.Value}`", $"write docs/{languages.FirstOrDefault()?.Code}/{id.Value}.md, or take it out of `docs`");
        }

        return [.. order.Select(id => id.Value)];
    }

    private string? ReadEdit(YamlMap map)
    {
        if (map.Text("edit") is not { } edit)
        {
            return null;
        }

        if (edit.Value.StartsWith("https://", StringComparison.Ordinal) && edit.Value.Contains("{path}", StringComparison.Ordinal) && Uri.IsWellFormedUriString(edit.Value.Replace("{path}", "a"), UriKind.Absolute))
        {
            return edit.Value;
        }

        bag.Error(Codes.InvalidValue, edit.Place, $"`{edit.Value}` is not an address for edits", "write one that begins with `https://` and has `{path}` where the file's path goes");
        return null;
    }

    private Part ReadPart(YamlMap part, IReadOnlyList<Language> languages, LessonReader lessons)
    {
        part.Only("title", "lessons");
        return new Part(
            Translations.Texts(part, "title", languages),
            [.. part.Texts("lessons", required: true).Select(lessons.Read).OfType<Lesson>()]);
    }

    private IReadOnlyList<Language> Languages(YamlMap map)
    {
        var languages = new List<Language>();
        foreach (var code in map.Texts("languages", required: true))
        {
            if (Language.Find(code.Value) is { } known)
            {
                languages.Add(known);
            }
            else
            {
                bag.Error(Codes.InvalidValue, code.Place, $"`{code.Value}` is not a language of the theme", $"use one of: {string.Join(", ", Language.Known)}");
            }
        }

        return languages;
    }
}
