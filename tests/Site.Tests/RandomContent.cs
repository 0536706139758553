using System.Globalization;
using System.Text;

namespace Site.Tests;

/// <summary>Content that changes at random, but stays free of errors most of the time: who renames a page mends the links to it.</summary>
internal sealed class RandomContent
{
    private static readonly string[] Languages = ["en", "zh"];

    private readonly string _root;
    private readonly bool _isCourse;
    private readonly Random _random;
    private readonly List<RandomPage> _pages = [];
    private readonly List<string> _images = [];
    private readonly Dictionary<string, string> _files = [];
    private readonly List<string> _terms = ["layer", "image"];
    private readonly List<string> _lessons = ["first", "second"];
    private readonly Dictionary<string, int> _texts = [];
    private int _serial;
    private bool _isBroken;

    /// <param name="isCourse">Whether it is a course with lessons, a glossary and two languages. Otherwise it is a plain tree of Markdown.</param>
    public RandomContent(string root, bool isCourse, int seed)
    {
        (_root, _isCourse, _random) = (root, isCourse, new Random(seed));
        for (var page = 0; page < 12; page++)
        {
            Add();
        }

        Link();
        Link();
        AddImage();
        Write();
    }

    /// <summary>Makes one to three changes at random.</summary>
    /// <returns>What was changed.</returns>
    public string Change()
    {
        Action[] changes =
        [
            EditProse,
            EditProse,
            EditProse,
            EditTitle,
            EditSummary,
            Add,
            Delete,
            Rename,
            Link,
            Link,
            Unlink,
            AddHeading,
            RemoveHeading,
            AddImage,
            EditImage,
            DeleteImage,
            Break,
            Touch,
            .. _isCourse ? new[] { EditCourse, EditTerm, AddTerm, EditLesson, EditStep, EditFigure, MoveLesson, EditQuiz } : [],
        ];
        var made = new List<string>();
        _isBroken = false;
        for (var count = _random.Next(1, 4); count > 0; count--)
        {
            var change = Pick(changes);
            change();
            made.Add(change.Method.Name);
        }

        Write();
        return string.Join(", ", made);
    }

    /// <summary>The full paths of the files that the last change wrote or deleted.</summary>
    public IReadOnlyCollection<string> Edited { get; private set; } = [];

    private int Next => ++_serial;

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private int Text(string name) => _texts.GetValueOrDefault(name);

    private void EditProse() => Pick(_pages).Prose = Next;

    private void EditTitle() => Pick(_pages).Title = Next;

    private void EditSummary() => Pick(_pages).Summary = Next;

    private void Add()
    {
        var folder = Pick<string>(["", "", "deep/", "deep/er/", "wide/"]);
        var name = _pages.All(page => page.Id != $"{folder}index") && _random.Next(4) == 0 ? "index" : $"page-{Next}";
        _pages.Add(new RandomPage(folder + name) { IsTranslated = _random.Next(4) > 0, Title = Next });
    }

    private void Delete()
    {
        if (_pages.Count > 5)
        {
            var gone = Pick(_pages);
            _pages.Remove(gone);
            _pages.ForEach(page => page.Links.RemoveAll(link => link.Target == gone));
        }
    }

    private void Rename()
    {
        var page = Pick(_pages);
        page.Id = $"{Pick<string>(["", "deep/", "other/"])}renamed-{Next}";
    }

    private void Link()
    {
        var target = Pick(_pages);
        Pick(_pages).Links.Add((target, target.Headings.Count > 0 && _random.Next(2) == 0 ? Pick(target.Headings) : null));
    }

    private void Unlink()
    {
        if (_pages.Where(page => page.Links.Count > 0).ToList() is { Count: > 0 } linking)
        {
            Pick(linking).Links.RemoveAt(0);
        }
    }

    private void AddHeading() => Pick(_pages).Headings.Add(Next);

    private void RemoveHeading()
    {
        if (_pages.Where(page => page.Headings.Count > 0).ToList() is { Count: > 0 } divided)
        {
            var page = Pick(divided);
            var gone = page.Headings[0];
            page.Headings.Remove(gone);

            // Half the time, links to it are left, and are reported.
            if (_random.Next(2) == 0)
            {
                _pages.ForEach(other => other.Links.RemoveAll(link => link.Target == page && link.Heading == gone));
            }
        }
    }

    private void AddImage() => _images.Add($"image-{Next}");

    private void EditImage()
    {
        if (_images.Count > 0)
        {
            _texts[Pick(_images)] = Next;
        }
    }

    private void DeleteImage()
    {
        if (_images.Count > 1)
        {
            _images.RemoveAt(0);
        }
    }

    /// <summary>Makes a mistake that the next change mends.</summary>
    private void Break() => _isBroken = true;

    /// <summary>Saves a file without a change.</summary>
    private void Touch() => _files.Remove(Pick(_files.Keys.ToList()));

    private void EditCourse() => _texts[Pick<string>(["course", "part", "summary"])] = Next;

    private void EditTerm() => _texts[Pick(_terms)] = Next;

    private void AddTerm() => _terms.Add($"term-{Next}");

    private void EditLesson() => _texts[Pick(_lessons)] = Next;

    private void EditStep() => _texts[$"{Pick(_lessons)}/step"] = Next;

    private void EditFigure() => _texts["figure"] = Next;

    private void EditQuiz() => _texts["quiz"] = Next;

    private void MoveLesson() => _lessons.Reverse();

    /// <summary>Writes the files whose text has changed, and removes those that are gone.</summary>
    private void Write()
    {
        var files = Files().ToDictionary(file => file.Path, file => file.Text);
        var gone = _files.Keys.Except(files.Keys).ToList();
        foreach (var path in gone)
        {
            File.Delete(Path.Combine(_root, path));
            _files.Remove(path);
        }

        var edited = files.Where(file => _files.GetValueOrDefault(file.Key) != file.Value).ToList();
        Edited = [.. gone.Concat(edited.Select(file => file.Key)).Select(path => Path.Combine(_root, path))];
        foreach (var (path, text) in edited)
        {
            var file = Path.Combine(_root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            _files[path] = text;
        }
    }

    private IEnumerable<(string Path, string Text)> Files()
    {
        foreach (var page in _pages)
        {
            foreach (var language in Languages.Where(language => _isCourse ? page.IsTranslated || language == "en" : language == "en"))
            {
                yield return ($"{Folder(language)}{page.Id}.md", Markdown(page, language));
            }
        }

        foreach (var image in _images)
        {
            yield return (
                $"{Folder("en")}pictures/{image}.svg",
                $"<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- {Text(image)} --></svg>\n"
            );
        }

        foreach (var file in _isCourse ? Course() : [])
        {
            yield return file;
        }
    }

    private string Folder(string language) => _isCourse ? $"docs/{language}/" : "";

    private string Markdown(RandomPage page, string language)
    {
        var up = string.Concat(Enumerable.Repeat("../", page.Id.Count(character => character == '/')));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"---\ntitle: Page {page.Title} {language}\nsummary: About {page.Summary}.\n---\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Prose {page.Prose} in {language}.\n");
        if (_isCourse && page.Prose % 3 == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nA [term](term:{_terms[page.Prose % _terms.Count]}).\n");
        }

        foreach (var (target, heading) in page.Links)
        {
            // A page that is not translated has no file to link to, but a page.
            text.Append(CultureInfo.InvariantCulture, $"\n[See]({up}{target.Id}.md{(heading is null ? "" : $"#part-{heading}")}).\n");
        }

        foreach (var heading in page.Headings)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## Part {heading}\n\nUnder it.\n");
        }

        if (_images.Count > 0 && page.Prose % 4 == 1 && language == "en")
        {
            text.Append(CultureInfo.InvariantCulture, $"\n[Drawing]({up}pictures/{_images[0]}.svg)\n");
        }

        return text.Append(_isBroken && page == _pages[0] ? "\n[Nowhere](nowhere.md)\n\n::: nothing\n" : "").ToString();
    }

    private IEnumerable<(string Path, string Text)> Course()
    {
        yield return (
            "course.yml",
            $"""
            title:
              en: Course {Text("course")}
              zh: 课程 {Text("course")}
            summary:
              en: About {Text("summary")}.
              zh: 关于 {Text("summary")}。
            languages: [en, zh]
            edit: https://example.org/edit/{"{path}"}
            parts:
              - title:
                  en: Part {Text("part")}
                  zh: 部分 {Text("part")}
                lessons: [{string.Join(", ", _lessons)}]

            """
        );
        yield return (
            "glossary.yml",
            "title:\n  en: Glossary\n  zh: 术语表\nsummary:\n  en: Words.\n  zh: 术语。\nterms:\n"
                + string.Concat(
                    _terms.Select(term =>
                        $"  - id: {term}\n    en:\n      term: {term}\n      meaning: Meaning {Text(term)}.\n    zh:\n      term: {term}\n      meaning: 含义 {Text(term)}。\n"
                    )
                )
        );
        foreach (var lesson in _lessons)
        {
            var folder = $"lessons/{lesson}";
            yield return (
                $"{folder}/lesson.yml",
                $"minutes: 1\nsteps:\n  - id: look\n    shell: docker images # {Text($"{lesson}/step")}\n    check: look.check.cs\n"
            );
            yield return ($"{folder}/look.check.cs", $"Console.WriteLine(\"{lesson}\");\nreturn File.Exists(\"nothing\") ? 1 : 0;\n");
            yield return (
                $"{folder}/quiz.yml",
                $"questions:\n  - id: why\n    question:\n      en: Why {Text("quiz")}?\n      zh: 为何 {Text("quiz")}？\n    answers:\n"
                    + string.Concat(
                        new[] { "true", "false" }.Select(right =>
                            $"      - right: {right}\n        text:\n          en: A {right}.\n          zh: 答 {right}。\n        why:\n          en: W {right}.\n          zh: 因 {right}。\n"
                        )
                    )
            );
            foreach (var language in Languages)
            {
                yield return (
                    $"{folder}/{language}.md",
                    $"---\ntitle: Lesson {lesson} {Text(lesson) % 5}\nsummary: S\n---\n\nOf a [layer](term:layer), {Text(lesson)}.\n\n"
                        + (lesson == "first" ? "![Figure](figures/drawing.svg)\n\n" : "")
                        + "::: step look\nLook.\n:::\n"
                );
            }
        }

        yield return (
            "lessons/first/figures/drawing.svg",
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {100 + Text("figure")} 40">
              <title lang="en">Drawing</title>
              <title lang="zh">图</title>
              <desc lang="en">A box.</desc>
              <desc lang="zh">方框。</desc>
              <rect x="0" y="0" width="10" height="10"/>
            </svg>

            """
        );
    }

    private sealed class RandomPage(string id)
    {
        public string Id { get; set; } = id;

        public bool IsTranslated { get; init; } = true;

        public int Title { get; set; }

        public int Summary { get; set; }

        public int Prose { get; set; }

        public List<int> Headings { get; } = [];

        public List<(RandomPage Target, int? Heading)> Links { get; } = [];
    }
}
