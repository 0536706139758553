using Site.Content.Yaml;
using Site.Diagnostics;
using Site.Markdown;

namespace Site.Content;

/// <summary>Reads the charts that a lesson's page places. One file serves every language, so that all show the same numbers.</summary>
/// <param name="steps">The steps of the lesson, which a chart takes its numbers from.</param>
internal sealed class ChartReader(ContentDirectory content, IReadOnlyList<Language> languages, IReadOnlyList<Step> steps, DiagnosticBag bag)
{
    /// <summary>Reads the charts by the path that the page uses. A chart with a problem is left out, with a diagnostic.</summary>
    public Dictionary<string, Chart> Read(MarkdownPage page)
    {
        var charts = new Dictionary<string, Chart>();
        foreach (var use in page.Charts)
        {
            if (Read(page.Path, use) is { } chart && !charts.TryAdd(use.Target, chart))
            {
                bag.Error(
                    Codes.DuplicateId,
                    use.Location,
                    $"the chart `{use.Target}` is on this page twice",
                    "place it once, and link to it from the other place"
                );
            }
        }

        return charts;
    }

    private Chart? Read(string page, ChartUse use)
    {
        var path = ContentDirectory.Resolve(page, use.Target);
        if (path is null || !content.HasFile(path))
        {
            bag.Error(Codes.MissingFile, use.Location, $"chart `{use.Target}` not found", "write it, or fix the name");
            return null;
        }

        if (content.ReadText(path, bag) is not { } text || YamlFile.Parse(path, text, bag) is not { } map)
        {
            return null;
        }

        map.AllowOnly("groups");
        return new Chart(path, [.. map.Maps("groups", required: true).Select(ReadGroup)]);
    }

    private ChartGroup ReadGroup(YamlMap map)
    {
        map.AllowOnly("title", "unit", "bars");
        return new ChartGroup(
            Translations.Texts(map, "title", languages),
            map.Has("unit") ? Translations.Texts(map, "unit", languages) : languages.ToDictionary(language => language, _ => ""),
            [.. map.Maps("bars", required: true).Select(ReadBar).OfType<ChartBar>()]
        );
    }

    private ChartBar? ReadBar(YamlMap map)
    {
        map.AllowOnly("label", "step", "number", "lines");
        var label = Translations.Texts(map, "label", languages);
        var step = map.Text("step", required: true);
        if (map.Has("lines"))
        {
            map.Forbid(["number"], "a bar shows a `number` that a line contains or how many `lines` there are, but not both");
        }

        var kind = map.Has("lines") ? ChartNumber.Lines : ChartNumber.Printed;
        var line = map.Text(kind == ChartNumber.Lines ? "lines" : "number", required: true);
        if (step is null || line is null)
        {
            return null;
        }

        CheckStep(step);
        CheckLine(line, kind);
        return new ChartBar(label, step.Value, kind, line.Value, line.Location);
    }

    private void CheckStep(YamlText step)
    {
        var commands = steps.Where(known => known.Action is ShellCommand && !known.IsDescribed).Select(known => known.Id).ToList();
        if (!commands.Contains(step.Value))
        {
            bag.Error(
                Codes.UnknownStep,
                step.Location,
                $"`{step.Value}` is not a step of this lesson that runs a command",
                $"use one of: {string.Join(", ", commands)}"
            );
        }
    }

    private void CheckLine(YamlText line, ChartNumber kind)
    {
        var numbers = line.Value.Split(ChartBar.Number).Length - 1;
        if (numbers != (kind == ChartNumber.Printed ? 1 : 0))
        {
            bag.Error(
                Codes.InvalidValue,
                line.Location,
                kind == ChartNumber.Printed
                    ? $"`{ChartBar.Number}` is not in this line exactly once"
                    : $"`{ChartBar.Number}` means nothing where lines are counted",
                kind == ChartNumber.Printed ? $"write `{ChartBar.Number}` in place of the number" : "write `[..]` instead"
            );
        }
    }
}
