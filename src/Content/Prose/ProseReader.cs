using System.Text.RegularExpressions;
using Site.Content.Yaml;
using Site.Diagnostics;
using Site.Engines;
using Site.Markdown;

namespace Site.Content;

/// <summary>Reads the prose of a lesson in each language, and of a plain page.</summary>
internal sealed partial class ProseReader(ContentDirectory content, IReadOnlyList<Language> languages, DiagnosticBag bag)
{
    private const string WriteYaml = "write it as YAML: lines `key: value` between `---` and `---`";

    public Dictionary<Language, Prose> ReadLesson(string folder, IReadOnlyList<Step> steps)
    {
        var proses = new Dictionary<Language, Prose>();
        foreach (var language in languages)
        {
            var path = $"{folder}/{language.Code}.md";
            if (content.HasFile(path) && Read(path, language) is { } prose)
            {
                StepPlacements.Check(prose.Markdown, folder, steps, bag);
                proses.Add(language, prose with { Charts = new ChartReader(content, languages, steps, bag).Read(prose.Markdown) });
            }
        }

        foreach (var language in languages.Where(language => !content.HasFile($"{folder}/{language.Code}.md")))
        {
            ReportMissing($"{folder}/{language.Code}.md", language, proses.Values.FirstOrDefault());
        }

        return proses;
    }

    /// <param name="instead">The page that readers of the language see instead; null when there is none, which is an error.</param>
    public void ReportMissing(string path, Language language, Prose? instead)
    {
        Action<string, SourceLocation, string, string> report = instead is null ? bag.Error : bag.Warn;
        report(
            Codes.MissingTranslation,
            new SourceLocation(path, 1, 1),
            $"the page is not written in {language.Name}" + (instead is null ? "" : $", and shows {instead.Path} instead"),
            $"write {path}"
        );
    }

    public Prose? Read(string path, Language language) => Find(path, language, isPlain: false) ?? Read(path, language, isPlain: false);

    /// <summary>Finds a page that an earlier build has read, and reports its problems again.</summary>
    /// <inheritdoc cref="Read(string, Language, bool)"/>
    public Prose? Find(string path, Language language, bool isPlain)
    {
        if (content.Pages?.Find(content, path, language, isPlain) is not { } page)
        {
            return null;
        }

        bag.AddAll(page.Problems);
        return page.ToProse(() =>
        {
            // The page was already read without an error that would make it unreadable.
            var text = content.ReadText(path, new DiagnosticBag()) ?? "";
            return isPlain
                ? MarkdownReader.ReadPlain(path, text, new DiagnosticBag())
                : MarkdownReader.Read(path, text, new DiagnosticBag());
        });
    }

    /// <summary>Reads a page.</summary>
    /// <param name="isPlain">
    /// Whether it is a page of a plain tree, which needs no front matter: the title is the first heading, if that is of level 1, or the file's name. Keys that other
    /// programs use are ignored.
    /// </param>
    public Prose? Read(string path, Language language, bool isPlain)
    {
        var problems = new DiagnosticBag();
        var prose = isPlain ? ReadPlain(path, language, problems) : Read(path, language, problems);
        bag.AddAll(problems.Sorted);
        if (prose is not null && content is { Pages: { } pages, IsOutdated: false })
        {
            pages.Add(content.DigestOf(path), prose, isPlain, problems.Sorted);
        }

        return prose;
    }

    private Prose? Read(string path, Language language, DiagnosticBag bag)
    {
        if (content.ReadText(path, bag) is not { } text)
        {
            return null;
        }

        var page = MarkdownReader.Read(path, text, bag);
        if (page.FrontMatter is not { } front)
        {
            if (TomlFrontMatter().IsMatch(text))
            {
                bag.Error(Codes.InvalidYaml, new SourceLocation(path, 1, 1), "the front matter is TOML", WriteYaml);
                return null;
            }

            bag.Error(
                Codes.MissingKey,
                new SourceLocation(path, 1, 1),
                "the page has no front matter",
                "start it with `---`, `title: …`, `summary: …`, `---`"
            );
            return null;
        }

        if (YamlFile.Parse(path, front.Text, bag, front.FirstLine) is not { } map)
        {
            return null;
        }

        CheckEngines(page, bag);
        map.AllowOnly("title", "summary");
        return new Prose(
            path,
            language,
            map.Text("title", required: true)?.Value ?? "",
            map.Text("summary", required: true)?.Value ?? "",
            page
        )
        {
            Figures = new FigureReader(content, languages, bag).Read(page),
        };
    }

    private Prose? ReadPlain(string path, Language language, DiagnosticBag bag)
    {
        if (content.ReadText(path, bag) is not { } text)
        {
            return null;
        }

        var page = MarkdownReader.ReadPlain(path, text, bag);
        var map =
            page.FrontMatter is { } front && front.Text.Trim().Length > 0 ? YamlFile.Parse(path, front.Text, bag, front.FirstLine) : null;
        if (TomlFrontMatter().IsMatch(text))
        {
            bag.Warn(
                Codes.InvalidYaml,
                new SourceLocation(path, 1, 1),
                "the front matter is TOML, so the page shows it as text",
                WriteYaml
            );
        }

        CheckEngines(page, bag);
        return new Prose(
            path,
            language,
            map?.Words("title") ?? (page.Title is { Length: > 0 } title ? title : Path.GetFileNameWithoutExtension(path)),
            map?.Words("summary") ?? map?.Words("description") ?? "",
            page
        )
        {
            Order = map?.Words("order") is null ? int.MaxValue : map.Number("order", int.MinValue, int.MaxValue) ?? int.MaxValue,
        };
    }

    /// <summary>Hugo's, for example.</summary>
    [GeneratedRegex(@"\A\+\+\+[ \t]*\n(.*\n)*?\+\+\+[ \t]*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TomlFrontMatter();

    private static void CheckEngines(MarkdownPage page, DiagnosticBag bag)
    {
        foreach (var use in page.Engines.Where(use => EngineName.All.All(engine => engine.Suite != use.Name)))
        {
            bag.Error(
                Codes.InvalidValue,
                use.Location,
                use.Name.Length == 0 ? "`::: engine` names no engine" : $"`{use.Name}` is not an engine",
                $"use one or several of: {string.Join(", ", EngineName.All)}"
            );
        }
    }
}
