using Site.Content.Yaml;
using Site.Diagnostics;
using Site.Markdown;

namespace Site.Content;

/// <summary>
/// Reads the <c>quiz.yml</c> of a lesson. One file holds every language, so that the right answers are the same in all of them.
/// </summary>
internal sealed class QuizReader(ContentDirectory content, IReadOnlyList<Language> languages, DiagnosticBag bag)
{
    private const int MinAnswers = 2;
    private const int MaxAnswers = 4;

    /// <summary>Reads the questions.</summary>
    /// <returns>No questions when the lesson has no quiz.</returns>
    public IReadOnlyList<Question> Read(string folder)
    {
        var path = $"{folder}/quiz.yml";
        if (!content.HasFile(path) || content.ReadText(path, bag) is not { } text || YamlFile.Parse(path, text, bag) is not { } map)
        {
            return [];
        }

        map.AllowOnly("questions");
        var questions = map.Maps("questions", required: true).Select(ReadQuestion).OfType<Question>().ToList();
        foreach (var duplicate in questions.GroupBy(question => question.Id).SelectMany(same => same.Skip(1)))
        {
            bag.Error(
                Codes.DuplicateId,
                duplicate.Location,
                $"the question id `{duplicate.Id}` is used twice",
                "give each question its own id"
            );
        }

        return questions;
    }

    private Question? ReadQuestion(YamlMap map)
    {
        map.AllowOnly("id", "question", "answers");
        var text = ReadInline(map, "question");
        var answers = map.Maps("answers", required: true).Select(ReadAnswer).ToList();
        CheckAnswers(map, answers);
        if (map.Text("id", required: true) is not { } id)
        {
            return null;
        }

        if (!Slug.IsValid(id.Value))
        {
            bag.Error(Codes.InvalidValue, id.Location, $"`{id.Value}` is not a valid id", "use lower-case words joined by hyphens");
        }

        return new Question(id.Value, id.Location, text, answers);
    }

    private Answer ReadAnswer(YamlMap map)
    {
        map.AllowOnly("right", "text", "why");
        return new Answer(map.Flag("right"), ReadInline(map, "text"), ReadInline(map, "why"));
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

    private Dictionary<Language, string> ReadInline(YamlMap map, string key)
    {
        foreach (var language in languages)
        {
            if (map.Map(key)?.Text(language.Code) is { } text && !InlineMarkdown.IsPlain(text.Value))
            {
                bag.Error(
                    Codes.InvalidValue,
                    text.Location,
                    "a quiz cannot have links, images or blocks",
                    "write one paragraph of words, code and emphasis"
                );
            }
        }

        return Translations.Texts(map, key, languages);
    }
}
