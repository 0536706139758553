using Site.Content;
using Site.Pages;

namespace Site.Planning;

/// <summary>A question as one language shows it.</summary>
internal static class QuestionViews
{
    public static QuestionView Create(Question question, Language language) =>
        new(
            question.Id,
            question.Text[language],
            [.. question.Answers.Select(answer => new AnswerView(answer.Right, answer.Text[language], answer.Why[language]))]
        );
}
