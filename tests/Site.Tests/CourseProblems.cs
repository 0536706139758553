namespace Site.Tests;

/// <summary>Problems in the lists of <c>course.yml</c>.</summary>
public sealed class CourseProblems
{
    private const string Part = "  - title:\n      en: P\n      zh: P\n    lessons: [first]\n";

    [Theory]
    [InlineData(
        "lessons: [first]",
        "lessons: [first, first]",
        "12:22: error duplicate-id: the lesson `first` is listed twice; keep it in one place of the course"
    )]
    [InlineData(Part, Part + Part, "16:15: error duplicate-id: the lesson `first` is listed twice")]
    [InlineData("[en, zh]", "[en, zh, en]", "7:21: error duplicate-id: the language `en` is listed twice; remove one of the two")]
    [InlineData("[en, zh]", "[fr]", "7:13: error invalid-value: `fr` is not a language of the theme; use one of: en, zh")]
    [InlineData("[en, zh]", "[]", "7:12: error invalid-value: `languages` is an empty list; write at least one entry")]
    [InlineData("languages: [en, zh]\n", "", "1:1: error missing-key: `languages` is missing")]
    public async Task What_a_list_has_twice_or_not_at_all_is_told_at_its_place(string old, string fresh, string wanted)
    {
        using var course = new CourseFixture().Replace("course.yml", old, fresh);
        Assert.StartsWith($"course.yml:{wanted}", Assert.Single(await course.ErrorsAsync()), StringComparison.Ordinal);
    }
}
