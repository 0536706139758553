using Site.Lessons;
using Site.Markdown;

namespace Site.Pages;

/// <summary>A question as one language shows it.</summary>
internal static class QuestionViews
{
    public static QuestionView Create(Question question, Language language) => new(
        question.Id,
        InlineMarkdown.ToHtml(question.Text[language]),
        [.. question.Answers.Select(answer => new AnswerView(
            answer.Right,
            InlineMarkdown.ToHtml(answer.Text[language]),
            InlineMarkdown.ToHtml(answer.Why[language])))]);
}
