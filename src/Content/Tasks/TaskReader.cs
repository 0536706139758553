using Site.Content.Yaml;
using Site.Diagnostics;
using Site.Markdown;

namespace Site.Content;

/// <summary>Reads the <c>task.yml</c> of a lesson.</summary>
internal sealed class TaskReader(ContentDirectory content, IReadOnlyList<Language> languages, DiagnosticBag bag)
{
    private const int MaxHints = 5;

    /// <summary>Reads the task.</summary>
    /// <returns>Null when the lesson has no task, or, with diagnostics, when it cannot be read.</returns>
    public LessonTask? Read(string folder, PageCheckReader pageChecks)
    {
        var path = $"{folder}/task.yml";
        if (!content.HasFile(path) || content.ReadText(path, bag) is not { } text || YamlFile.Parse(path, text, bag) is not { } map)
        {
            return null;
        }

        map.AllowOnly("goal", "hints", "solution", "check");
        var goal = Translations.Texts(map, "goal", languages);
        if (map.Map("goal") is { } texts)
        {
            CheckProse(texts);
        }

        var files = new LessonFiles(content, path, pageChecks, bag);
        var check = files.Check(map.Text("check", required: true));
        var hints = ReadHints(map);
        var solution = ReadSolution(map.Maps("solution", required: true), check, files);
        return check is null || solution.Count == 0 ? null : new LessonTask(goal, hints, solution, check);
    }

    private IReadOnlyList<IReadOnlyDictionary<Language, string>> ReadHints(YamlMap map)
    {
        var hints = map.Maps("hints", required: true);
        if (hints.Count > MaxHints)
        {
            bag.Error(Codes.InvalidValue, hints[MaxHints].Location, $"the task has {hints.Count} hints", $"give at most {MaxHints}");
        }

        foreach (var hint in hints)
        {
            CheckProse(hint);
        }

        return [.. hints.Select(hint => Translations.Texts(hint, languages))];
    }

    private List<Step> ReadSolution(IReadOnlyList<YamlMap> actions, SnippetUse? check, LessonFiles files)
    {
        var steps = new List<Step>();
        foreach (var (index, map) in actions.Index())
        {
            map.AllowOnly("shell", "file", "from");
            if (new StepActionReader(files, bag).Read(map) is { } action)
            {
                steps.Add(
                    new Step(
                        $"{LessonTask.Anchor}-{index + 1}",
                        action.Location,
                        action,
                        CSharp: null,
                        Check: index == actions.Count - 1 ? check : null,
                        new Expectation(Exit: 0, action.Location, Output: null),
                        Observes: false,
                        StepReader.DefaultTimeout
                    )
                    {
                        CheckBefore = index == 0 ? check : null,
                    }
                );
            }
        }

        return steps;
    }

    private void CheckProse(YamlMap texts)
    {
        foreach (var text in languages.Select(language => texts.Text(language.Code)).OfType<YamlText>())
        {
            if (!InlineMarkdown.IsProse(text.Value))
            {
                bag.Error(
                    Codes.InvalidValue,
                    text.Location,
                    "a task cannot have links, images or headings",
                    "write paragraphs, lists and code"
                );
                continue;
            }

            foreach (var (code, what, help) in InlineMarkdown.CodeProblems(text.Value))
            {
                bag.Warn(code, text.Location, what, help);
            }
        }
    }
}
