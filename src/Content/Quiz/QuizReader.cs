using Site.Content.Yaml;
using Site.Diagnostics;
using Site.Markdown;

namespace Site.Content;

/// <summary>Reads a lesson's <c>quiz.yml</c>. One file for every language, so that no translation can call another answer right.</summary>
internal sealed class QuizReader(ContentDirectory content, IReadOnlyList<Language> languages, DiagnosticBag bag)
{
    private const int MinAnswers = 2;
    private const int MaxAnswers = 4;

    /// <returns>No question when the lesson has no quiz.</returns>
    public IReadOnlyList<Question> Read(string folder)
    {
        var path = $"{folder}/quiz.yml";
        if (!content.HasFile(path) || content.ReadText(path, bag) is not { } text || YamlFile.Parse(path, text, bag) is not { } map)
        {
            return [];
        }

        map.Only("questions");
        var questions = map.Maps("questions", required: true).Select(ReadQuestion).OfType<Question>().ToList();
        foreach (var again in questions.GroupBy(question => question.Id).SelectMany(same => same.Skip(1)))
        {
            bag.Error(Codes.DuplicateId, again.Location, $"the question id `{again.Id}` is used twice", "give each question its own id");
        }

        return questions;
    }

    private Question? ReadQuestion(YamlMap map)
    {
        map.Only("id", "question", "answers");
        var text = Inline(map, "question");
        var answers = map.Maps("answers", required: true).Select(ReadAnswer).ToList();
        CheckAnswers(map, answers);
        if (map.Text("id", required: true) is not { } id)
        {
            return null;
        }

        if (!Slug.IsValid(id.Value))
        {
            bag.Error(Codes.InvalidValue, id.Location, $"`{id.Value}` cannot be an id", "use lower-case words joined by hyphens");
        }

        return new Question(id.Value, id.Location, text, answers);
    }

    private Answer ReadAnswer(YamlMap map)
    {
        map.Only("right", "text", "why");
        return new Answer(map.Flag("right"), Inline(map, "text"), Inline(map, "why"));
    }

    private void CheckAnswers(YamlMap question, List<Answer> answers)
    {
        if (question.Has("answers") && answers.Count is < MinAnswers or > MaxAnswers)
        {
            bag.Error(
                Codes.InvalidValue,
                question.Location,
                $"the question has {answers.Count} answer(s)",
                $"offer {MinAnswers} to {MaxAnswers}"
            );
        }
        else if (answers.Count > 0 && !answers.Any(answer => answer.Right))
        {
            bag.Error(Codes.InvalidValue, question.Location, "no answer is right", "mark one or more with `right: true`");
        }
    }

    private Dictionary<Language, string> Inline(YamlMap map, string key)
    {
        foreach (var language in languages)
        {
            if (map.Map(key)?.Text(language.Code) is { } text && !InlineMarkdown.IsPlain(text.Value))
            {
                bag.Error(
                    Codes.InvalidValue,
                    text.Location,
                    "a quiz has no links, images or blocks",
                    "write one paragraph of words, code and emphasis"
                );
            }
        }

        return Translations.Texts(map, key, languages);
    }
}
