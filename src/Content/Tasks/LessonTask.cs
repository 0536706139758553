namespace Site.Content;

/// <summary>
/// "Your turn", from <c>task.yml</c>: something to reach at a lesson's end without being told how. One file for every language, so that no
/// translation can have another solution.
/// </summary>
/// <param name="Goal">Markdown; paragraphs, lists and code.</param>
/// <param name="Hints">Markdown, as the goal is; from a vague one to one that nearly gives the answer away.</param>
/// <param name="Solution">
/// What a reader would do, in order, after the lesson's last step. The check has to find the task not done before the first of these, and
/// done after the last.
/// </param>
public sealed record LessonTask(
    IReadOnlyDictionary<Language, string> Goal,
    IReadOnlyList<IReadOnlyDictionary<Language, string>> Hints,
    IReadOnlyList<Step> Solution,
    SnippetUse Check
)
{
    /// <summary>The task's anchor on its page; the steps of its solution are called <c>your-turn-1</c> and so on.</summary>
    public const string Anchor = "your-turn";
}
