using Site.Content;
using Site.Diagnostics;
using Site.Planning;
using Site.Snippets;

namespace Site.Tests;

/// <summary>A small course without errors in a temporary directory, for a test to break.</summary>
internal sealed class CourseFixture : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("course-");

    public CourseFixture()
    {
        Write(
            "course.yml",
            "title:\n  en: T\n  zh: T\nsummary:\n  en: S\n  zh: S\nlanguages: [en, zh]\nparts:\n  - title:\n      en: P\n      zh: P\n    lessons: [first]\n"
        );
        Write("lessons/first/lesson.yml", "minutes: 1\nsteps:\n  - id: look\n    shell: docker images\n    check: look.check.cs\n");
        Write("lessons/first/look.check.cs", "Console.WriteLine(\"so\");\nreturn File.Exists(\"nothing\") ? 1 : 0;\n");
        Write("lessons/first/en.md", "---\ntitle: T\nsummary: S\n---\n\n::: step look\nLook.\n:::\n");
        Write("lessons/first/zh.md", "---\ntitle: T\nsummary: S\n---\n\n::: step look\n看。\n:::\n");
    }

    public string Root => _root.FullName;

    /// <summary>Gives the lesson a task whose solution is a command and a file.</summary>
    public CourseFixture WithTask() =>
        Write(
                "lessons/first/task.yml",
                """
                goal:
                  en: Make `one`.
                  zh: 创建 `one`。
                hints:
                  - en: Think.
                    zh: 想一想。
                  - en: Think harder.
                    zh: 再想一想。
                solution:
                  - shell: docker create --name one busybox
                  - file: note.txt
                    from: files/note.txt
                check: task.check.cs

                """
            )
            .Write("lessons/first/files/note.txt", "Done.\n")
            .Write(
                "lessons/first/task.check.yml",
                "ask:\n  out: { exec: one, command: [ls] }\ncount:\n  notes: { in: out, of: note.txt }\nwhen:\n  notes: 1\ndone:\n  en: Done.\n  zh: 完成。\n"
            )
            .Write("lessons/first/task.check.cs", "Console.WriteLine(\"done or not\");\nreturn File.Exists(\"note.txt\") ? 0 : 1;\n");

    public CourseFixture Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public CourseFixture Replace(string path, string old, string fresh)
    {
        var text = File.ReadAllText(Path.Combine(Root, path));
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Write(path, text.Replace(old, fresh, StringComparison.Ordinal));
    }

    /// <summary>Copies a folder.</summary>
    public CourseFixture Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, from)))
        {
            Write($"{to}/{Path.GetFileName(file)}", File.ReadAllText(file));
        }

        return this;
    }

    /// <summary>The errors of a build, as a build prints them.</summary>
    public async Task<IReadOnlyList<string>> ErrorsAsync() =>
        [.. (await ProblemsAsync()).Where(found => found.Severity == Severity.Error).Select(found => found.ToString())];

    /// <summary>Errors and warnings.</summary>
    public async Task<IReadOnlyList<Diagnostic>> ProblemsAsync()
    {
        var bag = new DiagnosticBag();
        var course = new CourseReader(new ContentDirectory(Root), bag).Read();
        if (course is not null)
        {
            await new SitePlanner(new SnippetReader(PackageSet.OfThisProgram()), bag).PlanAsync(
                course,
                TestContext.Current.CancellationToken
            );
        }

        return bag.Sorted;
    }

    public void Dispose() => _root.Delete(recursive: true);
}
