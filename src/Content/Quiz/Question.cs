using Site.Diagnostics;

namespace Site.Content;

/// <summary>A question of a lesson's quiz, from <c>quiz.yml</c>: every language has the same answers, and the same are right.</summary>
/// <param name="Text">Markdown within a line, as are the texts of <see cref="Answer"/>.</param>
public sealed record Question(string Id, SourceLocation Location, IReadOnlyDictionary<Language, string> Text, IReadOnlyList<Answer> Answers)
{
    /// <summary>The quiz's place on its page, so that no heading of a lesson with a quiz can have this id.</summary>
    public const string Anchor = "check-yourself";
}

/// <param name="Why">Why the answer is right, or what is wrong with it.</param>
public sealed record Answer(bool Right, IReadOnlyDictionary<Language, string> Text, IReadOnlyDictionary<Language, string> Why);
