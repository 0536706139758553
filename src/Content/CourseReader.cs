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
                "Run the command in the course's directory, or name it with --content DIR."
            );
        }

        if (content.ReadText(File, bag) is not { } text || YamlFile.Parse(File, text, bag) is not { } map)
        {
            return null;
        }

        map.Only("title", "summary", "languages", "parts", "docs", "featured", "edit");
        var languages = Languages(map);
        if (languages.Count == 0)
        {
            return null;
        }

        var proses = new ProseReader(content, languages, bag);
        var lessons = new LessonReader(
            content,
            proses,
            new QuizReader(content, languages, bag),
            new TaskReader(content, languages, bag),
            bag
        );
        var docs = new DocReader(content, languages, bag).Read();
        var listed = new HashSet<string>();
        var glossary = new GlossaryReader(content, languages, bag).Read();
        if (glossary is not null)
        {
            GlossaryReader.CheckPlace(docs, bag);
        }

        var course = new Course(
            content,
            Translations.Texts(map, "title", languages),
            Translations.Texts(map, "summary", languages),
            languages,
            [.. map.Maps("parts", required: true).Select(part => ReadPart(part, languages, lessons, listed))],
            docs,
            glossary
        )
        {
            Edit = ReadEdit(map),
            DocOrder = ReadDocOrder(map, languages, docs),
        };
        return course with { Featured = ReadFeatured(map, course) };
    }

    private (Lesson Lesson, Step Step)? ReadFeatured(YamlMap map, Course course)
    {
        if (map.Text("featured") is not { } featured)
        {
            return null;
        }

        var found = course
            .Lessons.SelectMany(lesson => lesson.Steps.Select(step => (Lesson: lesson, Step: step)))
            .Where(entry => $"{entry.Lesson.Id}/{entry.Step.Id}" == featured.Value && entry.Step is { Action: ShellCommand, Needs: null })
            .ToList();
        if (found.Count == 0)
        {
            bag.Error(
                Codes.InvalidValue,
                featured.Location,
                $"`{featured.Value}` is not a command of a lesson",
                "name one as `LESSON/STEP`, or leave the key out"
            );
            return null;
        }

        return found[0];
    }

    private IReadOnlyList<string> ReadDocOrder(YamlMap map, IReadOnlyList<Language> languages, IReadOnlyList<Doc> docs)
    {
        var order = map.Texts("docs");
        foreach (var id in order.Where(id => docs.All(doc => doc.Id != id.Value)))
        {
            bag.Error(
                Codes.InvalidValue,
                id.Location,
                $"there is no plain page `{id.Value}`",
                $"write docs/{languages.FirstOrDefault()?.Code}/{id.Value}.md, or take it out of `docs`"
            );
        }

        return [.. order.Select(id => id.Value)];
    }

    private string? ReadEdit(YamlMap map)
    {
        if (map.Text("edit") is not { } edit)
        {
            return null;
        }

        if (
            edit.Value.StartsWith("https://", StringComparison.Ordinal)
            && edit.Value.Contains("{path}", StringComparison.Ordinal)
            && Uri.IsWellFormedUriString(edit.Value.Replace("{path}", "a"), UriKind.Absolute)
        )
        {
            return edit.Value;
        }

        bag.Error(
            Codes.InvalidValue,
            edit.Location,
            $"`{edit.Value}` is not an address for edits",
            "write one that begins with `https://` and has `{path}` where the file's path goes"
        );
        return null;
    }

    /// <param name="listed">The ids of the lessons so far: a lesson has one page, in one place of the order.</param>
    private Part ReadPart(YamlMap part, IReadOnlyList<Language> languages, LessonReader lessons, HashSet<string> listed)
    {
        part.Only("title", "lessons");
        var ids = part.Texts("lessons", required: true);
        foreach (var again in ids.Where(id => !listed.Add(id.Value)).ToList())
        {
            bag.Error(
                Codes.DuplicateId,
                again.Location,
                $"the lesson `{again.Value}` is listed twice",
                "keep it in one place of the course"
            );
            ids = [.. ids.Where(id => id != again)];
        }

        return new Part(Translations.Texts(part, "title", languages), [.. ids.Select(lessons.Read).OfType<Lesson>()]);
    }

    /// <returns>None, with a diagnostic, when nothing can be written.</returns>
    private IReadOnlyList<Language> Languages(YamlMap map)
    {
        var languages = new List<Language>();
        foreach (var code in map.Texts("languages", required: true))
        {
            if (Language.Find(code.Value) is not { } known)
            {
                bag.Error(
                    Codes.InvalidValue,
                    code.Location,
                    $"`{code.Value}` is not a language of the theme",
                    $"use one of: {string.Join(", ", Language.Known)}"
                );
            }
            else if (languages.Contains(known))
            {
                bag.Error(Codes.DuplicateId, code.Location, $"the language `{code.Value}` is listed twice", "take one of the two out");
            }
            else
            {
                languages.Add(known);
            }
        }

        return languages;
    }
}
