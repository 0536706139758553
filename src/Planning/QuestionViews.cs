using Site.Content;
using Site.Pages;

namespace Site.Planning;

/// <summary>Makes a quiz question in one language.</summary>
internal static class QuestionViews
{
    public static QuestionView Create(Question question, Language language) =>
        new(
            question.Id,
            question.Text[language],
            [.. question.Answers.Select(answer => new AnswerView(answer.Right, answer.Text[language], answer.Why[language]))]
        );
}
