namespace Site.Tests;

public sealed class QuizProblems
{
    private const string Quiz = """
        questions:
          - id: one
            question:
              en: Q
              zh: Q
            answers:
              - right: true
                text:
                  en: A
                  zh: A
                why:
                  en: W
                  zh: W
              - text:
                  en: B
                  zh: B
                why:
                  en: W
                  zh: W
        """;

    [Fact]
    public async Task A_sound_quiz_has_none()
    {
        using var course = Course();
        Assert.Empty(await course.ErrorsAsync());
    }

    [Fact]
    public async Task A_heading_cannot_have_the_quizs_place()
    {
        using var course = Course().Replace("lessons/first/en.md", "::: step look", "## Check yourself\n\n::: step look");
        Assert.Contains(
            "lessons/first/en.md:6:1: error duplicate-id: the id `check-yourself` is reserved for the quiz on this page; give the heading another id: `## Title {#id}`",
            await course.ErrorsAsync()
        );
    }

    [Theory]
    [InlineData("    question", "    ask", "3:5: error unknown-key: `ask`")]
    [InlineData("      en: Q\n", "", "4:7: error missing-key: `en` is missing")]
    [InlineData(
        "          en: W\n          zh: W\n      - text",
        "          en: W\n      - text",
        "12:11: error missing-key: `zh` is missing"
    )]
    [InlineData("right: true", "right: yes", "7:16: error invalid-value: `right` is neither true nor false")]
    [InlineData("right: true\n        ", "", "2:5: error invalid-value: no answer is right; mark one or more")]
    [InlineData("id: one", "id: One!", "2:9: error invalid-value: `One!` is not a valid id")]
    [InlineData("en: Q", "en: See [it](x.md)", "4:11: error invalid-value: a quiz cannot have links")]
    [InlineData("en: Q", "en: <https://example.org/>", "4:11: error invalid-value: a quiz cannot have links")]
    [InlineData("en: B", "en: '# B'", "15:15: error invalid-value: a quiz cannot have links")]
    public async Task Each_is_told_at_its_place(string old, string fresh, string wanted)
    {
        using var course = Course().Replace("lessons/first/quiz.yml", old, fresh);
        var errors = await course.ErrorsAsync();
        Assert.Contains(errors, error => error.StartsWith($"lessons/first/quiz.yml:{wanted}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task There_are_two_to_four_answers()
    {
        using var course = Course();
        course.Write("lessons/first/quiz.yml", Quiz[..Quiz.LastIndexOf("      - text", StringComparison.Ordinal)]);
        Assert.Equal(
            ["lessons/first/quiz.yml:2:5: error invalid-value: the question has 1 answer(s); offer 2 to 4"],
            await course.ErrorsAsync()
        );
    }

    [Fact]
    public async Task An_id_is_used_once()
    {
        using var course = Course();
        course.Write("lessons/first/quiz.yml", Quiz + Quiz["questions:".Length..]);
        Assert.Contains(
            await course.ErrorsAsync(),
            error => error.Contains("duplicate-id: the question id `one` is used twice", StringComparison.Ordinal)
        );
    }

    private static CourseFixture Course() => new CourseFixture().Write("lessons/first/quiz.yml", Quiz);
}
