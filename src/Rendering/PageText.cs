using System.Buffers;
using System.Text;
using Site.Content;
using Site.Markdown;
using Site.Pages;
using Site.Processes;
using Site.Rendering.Terminals;

namespace Site.Rendering;

/// <summary>Renders a page as Markdown, for readers that are programs and for people who paste a lesson somewhere else.</summary>
/// <param name="sources">Maps each Markdown file of the content to the page that shows it.</param>
public sealed class PageText(IReadOnlyDictionary<string, PagePath> sources)
{
    /// <summary>Renders a page as UTF-8 text.</summary>
    /// <returns>False for a page that has no Markdown version: the chooser, a front page or the 404 page.</returns>
    public bool TryWrite(Page page, IBufferWriter<byte> text)
    {
        switch (page)
        {
            case LessonPage lesson:
                Write(text, page, [.. lesson.Blocks.Select(block => Block(lesson, block)), .. Task(lesson)], []);
                break;
            case DocPage doc:
                Write(text, page, [], doc.Prose);
                break;
            case FolderPage { SourcePath: not null } folder:
                Write(text, page, [], folder.Prose);
                break;
            case GlossaryPage glossary:
                Write(text, page, glossary.Terms.Select(term => $"## {term.Name}\n\n{term.Meaning}"), []);
                break;
            default:
                return false;
        }

        return true;
    }

    private void Write(IBufferWriter<byte> text, Page page, IEnumerable<string> parts, IEnumerable<Fragment> prose)
    {
        Encoding.UTF8.GetBytes($"# {page.Title}", text);
        foreach (var part in parts.Prepend(page.Summary).Where(part => part.Length > 0))
        {
            Encoding.UTF8.GetBytes($"\n\n{part}", text);
        }

        foreach (var part in prose.Select(fragment => Linked(page, fragment)).Where(part => !part.IsEmpty))
        {
            text.Write("\n\n"u8);
            part.Write(text, link => Resolve(page, link));
        }

        text.Write("\n"u8);
    }

    private string Prose(Page page, Fragment fragment) => Linked(page, fragment).With(link => Resolve(page, link));

    private static LinkedText Linked(Page page, Fragment fragment)
    {
        var words = Wording.For(page.ProseLanguage ?? page.Language);
        return PlainMarkdown.Of(
            fragment,
            page.Targets.Charts.ToDictionary(chart => chart.Key, chart => ChartText.Markdown(chart.Value, words)),
            words.ContainerTitles
        );
    }

    private string Block(LessonPage page, LessonBlock block) =>
        block switch
        {
            ProseBlock prose => Prose(page, prose.Prose),
            StepBlock step => Step(page, step),
            _ => "",
        };

    private string Step(LessonPage page, StepBlock step)
    {
        var words = Wording.For(page.Language);
        var text = new StringBuilder($"**{words.Step(step.Number, step.Count)}** (`{step.Id}`)\n\n");
        if (Prose(page, step.Intro) is { Length: > 0 } intro)
        {
            text.Append(intro).Append("\n\n");
        }

        text.Append(Action(page, step.Action, words)).Append("\n\n");
        var programs = new[] { (Title: words.CSharp, View: step.CSharp), (Title: words.HowWeCheck, View: step.Check) };
        text.AppendJoin(
            ' ',
            programs.Where(program => program.View is not null).Select(program => $"{program.Title}: {Link(page, program.View!)}.")
        );
        return text.Append(step.Needs is { } need ? $"\n\n{words.Skipped(need)}" : "").ToString().TrimEnd();
    }

    private static IEnumerable<string> Task(LessonPage page)
    {
        if (page.Task is { } task)
        {
            var words = Wording.For(page.Language);
            yield return $"## {words.Task}";
            yield return task.Goal.Trim();
            yield return string.Join(
                '\n',
                task.Hints.Select((hint, index) => $"- {words.Hint(index + 1)}: {hint.Trim().ReplaceLineEndings(" ")}")
            );
            yield return $"{words.Solution}:";
            foreach (var action in task.Solution)
            {
                yield return Action(page, action, words);
            }

            yield return $"{words.TaskCheck}: {Link(page, task.Check)}.";
        }
    }

    private static string Action(Page page, ActionView action, Wording words) =>
        action switch
        {
            TerminalView terminal => Terminal(terminal, words),
            FileView { File: var file } =>
                $"{words.WriteFile} {Link(page, file)}\n\n{Fenced("", string.Concat(file.Code.Select(piece => piece.Text)).TrimEnd('\n'))}",
            _ => "",
        };

    private static string Terminal(TerminalView view, Wording words)
    {
        var lines = $"$ {view.Command.TrimEnd('\n')}\n{Output(view.Output, words)}".TrimEnd('\n');
        return Fenced("console", lines);
    }

    private static string Fenced(string language, string text)
    {
        var fence = Fence(text);
        return $"{fence}{language}\n{text}\n{fence}";
    }

    private static string Output(RunOutput? output, Wording words) =>
        output is null
            ? ""
            : string.Concat(Ansi.Read(output.Text).Select(span => span.Text)).TrimEnd('\n')
                + (output.ExitCode == 0 ? "" : $"\n# {words.ExitCode(output.ExitCode)}");

    /// <summary>A code fence that is longer than any in the text, so that the text cannot close it.</summary>
    private static string Fence(string text)
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        return fence;
    }

    private static string Link(Page page, SnippetView snippet) => $"[{snippet.FileName}]({snippet.Download.From(page.Path)})";

    /// <summary>
    /// Turns a link into one to the Markdown version of its target, so that someone who reads Markdown gets Markdown again.
    /// </summary>
    private string Resolve(Page page, string link)
    {
        if (link.StartsWith("term:", StringComparison.Ordinal))
        {
            return PagePaths.Markdown(PagePaths.Glossary(page.Language)).From(page.Path);
        }

        var (file, anchor) = link.Split('#', 2) is [var f, var a] ? (f, $"#{a}") : (link, "");
        return page.SourcePath is { } from
            && ContentDirectory.Resolve(from, Uri.UnescapeDataString(file)) is { } source
            && sources.TryGetValue(source, out var target)
                ? PagePaths.Markdown(target).From(page.Path) + anchor
            : file.Length == 0 ? link
            : page.Targets.Links.GetValueOrDefault(link, link);
    }
}
