using Site.Diagnostics;

namespace Site.Content;

/// <summary>
/// A question of a lesson's quiz, from <c>quiz.yml</c>. Every language has the same answers, and the same ones are right.
/// </summary>
/// <param name="Text">The question as inline Markdown, like the texts of <see cref="Answer"/>.</param>
public sealed record Question(string Id, SourceLocation Location, IReadOnlyDictionary<Language, string> Text, IReadOnlyList<Answer> Answers)
{
    /// <summary>The anchor of the quiz on its page. No heading of a lesson with a quiz can have this id.</summary>
    public const string Anchor = "check-yourself";
}

/// <summary>An answer that a question offers.</summary>
/// <param name="Why">Why the answer is right, or what is wrong with it.</param>
public sealed record Answer(bool Right, IReadOnlyDictionary<Language, string> Text, IReadOnlyDictionary<Language, string> Why);
