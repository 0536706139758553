namespace Site.Content;

/// <summary>
/// The task "Your turn" at the end of a lesson, from <c>task.yml</c>: a goal that readers reach without instructions. One file holds every
/// language, so that the solution is the same in all of them.
/// </summary>
/// <param name="Goal">The goal as Markdown, with paragraphs, lists and code only.</param>
/// <param name="Hints">The hints as Markdown like the goal, from a vague one to one that nearly gives the answer away.</param>
/// <param name="Solution">
/// The steps that solve the task, in order, after the last step of the lesson. The check has to fail before the first of them and pass
/// after the last.
/// </param>
public sealed record LessonTask(
    IReadOnlyDictionary<Language, string> Goal,
    IReadOnlyList<IReadOnlyDictionary<Language, string>> Hints,
    IReadOnlyList<Step> Solution,
    SnippetUse Check
)
{
    /// <summary>The anchor of the task on its page. The steps of its solution have the ids <c>your-turn-1</c> and so on.</summary>
    public const string Anchor = "your-turn";
}
