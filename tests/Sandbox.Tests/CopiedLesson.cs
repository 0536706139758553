using System.Text.RegularExpressions;

namespace Site.Sandbox.Tests;

/// <summary>Writes courses of lessons that are copies of real ones.</summary>
internal static class CopiedLesson
{
    /// <param name="lessons">The ids of the lessons.</param>
    public static void WriteCourse(string root, IEnumerable<string> lessons) =>
        File.WriteAllText(
            Path.Combine(root, "course.yml"),
            $"title:\n  en: T\n  zh: T\nsummary:\n  en: S\n  zh: S\nlanguages: [en, zh]\nparts:\n  - title:\n      en: P\n      zh: P\n    lessons: [{string.Join(", ", lessons)}]\n"
        );

    /// <summary>The programs and files of a lesson, and its steps, but neither its prose, nor its task, nor the data of its checks.</summary>
    /// <param name="lesson">Of the real course.</param>
    /// <param name="steps">How many of its steps, from the first, are copied.</param>
    public static void Write(string folder, string lesson, int steps)
    {
        var original = Path.Combine(Sandboxes.Content, "lessons", lesson);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(original, "*.cs"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        foreach (
            var file in Directory.Exists(Path.Combine(original, "files")) ? Directory.EnumerateFiles(Path.Combine(original, "files")) : []
        )
        {
            Directory.CreateDirectory(Path.Combine(folder, "files"));
            File.Copy(file, Path.Combine(folder, "files", Path.GetFileName(file)));
        }

        File.WriteAllText(
            Path.Combine(folder, "lesson.yml"),
            string.Concat(Parts(File.ReadAllText(Path.Combine(original, "lesson.yml"))).Take(steps + 1))
        );
    }

    /// <summary>Removes the C# variant, to save half the time when the fault is in the commands.</summary>
    public static void LeaveOutPrograms(string folder)
    {
        var file = Path.Combine(folder, "lesson.yml");
        File.WriteAllLines(file, File.ReadAllLines(file).Where(line => !line.StartsWith("    csharp:", StringComparison.Ordinal)));
    }

    /// <summary>Writes a page in each language that contains nothing but the steps of the lesson.</summary>
    public static void WriteProse(string folder)
    {
        var ids = Parts(File.ReadAllText(Path.Combine(folder, "lesson.yml")))
            .Skip(1)
            .Select(part => part["  - id: ".Length..part.IndexOf('\n')]);
        foreach (var language in new[] { "en", "zh" })
        {
            File.WriteAllText(
                Path.Combine(folder, $"{language}.md"),
                $"---\ntitle: T\nsummary: S\n---\n{string.Concat(ids.Select(id => $"\n::: step {id}\nText.\n:::\n"))}"
            );
        }
    }

    private static string[] Parts(string lesson) => Regex.Split(lesson, "(?m)^(?=  - id: )");
}
