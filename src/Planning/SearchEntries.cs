using System.Text.RegularExpressions;
using Site.Content;
using Site.Markdown;
using Site.Pages;
using Site.Recordings;

namespace Site.Planning;

/// <summary>Splits pages into the entries that search can find.</summary>
internal static partial class SearchEntries
{
    public static IReadOnlyList<SearchEntry> Of(Prose prose) => Of(prose, [], _ => []);

    public static IReadOnlyList<SearchEntry> Of(Lesson lesson, Prose prose, LessonRecordings recordings) =>
        Of(prose, lesson.Steps, step => ErrorMessages.Of(step, recordings));

    private static IReadOnlyList<SearchEntry> Of(Prose prose, IReadOnlyList<Step> steps, Func<Step, IReadOnlyList<string>> messages) =>
        [.. prose.Markdown.Passages.Select(passage => ToEntry(prose, passage, steps, messages)).OfType<SearchEntry>()];

    /// <returns>Null for a step that the lesson does not have; that was already reported.</returns>
    private static SearchEntry? ToEntry(
        Prose prose,
        Passage passage,
        IReadOnlyList<Step> steps,
        Func<Step, IReadOnlyList<string>> messages
    ) =>
        passage.Kind switch
        {
            PassageKind.Opening => new SearchEntry("", prose.Title, $"{prose.Summary} {passage.Text}".Trim()),
            PassageKind.Section => new SearchEntry(passage.Id, passage.Title, passage.Text),
            _ when steps.FirstOrDefault(step => step.Id == passage.Id) is { } step => new SearchEntry(
                step.Id,
                OnOneLine(step.Action.Title),
                passage.Text,
                steps.TakeWhile(other => other != step).Count() + 1
            )
            {
                Messages = messages(step),
            },
            _ => null,
        };

    private static string OnOneLine(string command) => Continuation().Replace(command, " ");

    [GeneratedRegex(@"\s*\\\n\s*|\s*\n\s*")]
    private static partial Regex Continuation();
}
