using Site.Content.Yaml;
using Site.Diagnostics;
using Site.Files;

namespace Site.Content;

/// <summary>Reads the content directory, and collects every problem that can be found without running anything.</summary>
/// <param name="finish">What becomes of each plain page as soon as it is read; null if nothing does.</param>
public sealed class CourseReader(ContentDirectory content, DiagnosticBag bag, Func<Prose, Prose>? finish = null)
{
    private const string File = "course.yml";

    /// <summary>Reads the course.</summary>
    /// <returns>Null, with diagnostics, when <c>course.yml</c> cannot be read; otherwise everything that could be read.</returns>
    /// <exception cref="MachineException">The directory has neither <c>course.yml</c> nor Markdown files.</exception>
    public Course? Read()
    {
        if (!content.HasFile(File))
        {
            if (new TreeReader(content, bag, finish).Read() is { } tree)
            {
                return tree;
            }

            throw new MachineException(
                $"{File} not found in {content.Root}, and no Markdown file either",
                "Run the command where the course is in `content`, or name the directory of the course, or of your Markdown files, with --content DIR."
            );
        }

        content.CheckFolders(bag);
        if (content.ReadText(File, bag) is not { } text || YamlFile.Parse(File, text, bag) is not { } map)
        {
            return null;
        }

        map.AllowOnly("title", "summary", "languages", "parts", "docs", "featured", "edit");
        var languages = ReadLanguages(map);
        if (languages.Count == 0)
        {
            return null;
        }

        var (docs, files) = new DocReader(content, Layout.Course, languages, bag, finish).Read();
        var glossary = content.Recall(
            GlossaryReader.File,
            () =>
                new DigestBuilder()
                    .Add(content.HasFile(GlossaryReader.File) ? content.DigestOf(GlossaryReader.File) : default)
                    .Add(languages, (all, language) => all.Add(language.Code))
                    .ToDigest(),
            bag,
            problems => new GlossaryReader(content, languages, problems).Read()
        );
        if (glossary is not null)
        {
            GlossaryReader.CheckPages(docs, bag);
        }

        var course = new Course(
            content,
            Translations.Texts(map, "title", languages),
            Translations.Texts(map, "summary", languages),
            languages,
            ReadParts(map, languages),
            docs,
            glossary
        )
        {
            Files = files,
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
                $"plain page `{id.Value}` not found",
                $"write docs/{languages.FirstOrDefault()?.Code}/{id.Value}.md, or remove it from `docs`"
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
            "write one that begins with `https://` and has `{path}` in place of the file's path"
        );
        return null;
    }

    private IReadOnlyList<Part> ReadParts(YamlMap map, IReadOnlyList<Language> languages)
    {
        var lessons = new LessonReader(content, languages, bag);
        var listed = new HashSet<string>();
        return [.. map.Maps("parts", required: true).Select(part => ReadPart(part, languages, lessons, listed))];
    }

    /// <param name="listed">The ids of the lessons in the parts so far. A lesson has only one page, so it cannot be listed twice.</param>
    private Part ReadPart(YamlMap part, IReadOnlyList<Language> languages, LessonReader lessons, HashSet<string> listed)
    {
        part.AllowOnly("title", "lessons");
        var ids = part.Texts("lessons", required: true);
        foreach (var duplicate in ids.Where(id => !listed.Add(id.Value)).ToList())
        {
            bag.Error(
                Codes.DuplicateId,
                duplicate.Location,
                $"the lesson `{duplicate.Value}` is listed twice",
                "keep it in one place of the course"
            );
            ids = [.. ids.Where(id => id != duplicate)];
        }

        return new Part(Translations.Texts(part, "title", languages), [.. ids.Select(lessons.Read).OfType<Lesson>()]);
    }

    /// <summary>Reads the languages of the course.</summary>
    /// <returns>No language, with a diagnostic, when none of them can be used.</returns>
    private IReadOnlyList<Language> ReadLanguages(YamlMap map)
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
                bag.Error(Codes.DuplicateId, code.Location, $"the language `{code.Value}` is listed twice", "remove one of the two");
            }
            else
            {
                languages.Add(known);
            }
        }

        return languages;
    }
}
