namespace Site.Tests;

/// <summary>Problems with charts, and with the places where they are read and shown.</summary>
public sealed class ChartProblems
{
    private const string File = "lessons/first/charts/costs.yml";
    private const string Chart =
        "groups:\n"
        + "  - title:\n      en: Time\n      zh: 时间\n"
        + "    unit:\n      en: s\n      zh: 秒\n"
        + "    bars:\n"
        + "      - label:\n          en: one\n          zh: 一\n        step: look\n        number: \"real [n]\"\n";

    [Fact]
    public async Task A_sound_chart_has_none()
    {
        using var course = Course();
        Assert.Empty(await course.ErrorsAsync());
    }

    [Theory]
    [InlineData("groups:", "group:", "1:1: error unknown-key: `group` is not a key here; use one of: groups")]
    [InlineData("    unit:", "    units:", "5:5: error unknown-key: `units`")]
    [InlineData("      zh: 时间\n", "", "3:7: error missing-key: `zh` is missing")]
    [InlineData("      zh: 秒\n", "", "6:7: error missing-key: `zh` is missing")]
    [InlineData("        step: look\n", "", "9:9: error missing-key: `step` is missing")]
    [InlineData(
        "step: look",
        "step: lock",
        "12:15: error unknown-step: `lock` is not a step of this lesson that runs a command; use one of: look"
    )]
    [InlineData("        number: \"real [n]\"\n", "", "9:9: error missing-key: `number` is missing")]
    [InlineData("real [n]", "real", "13:17: error invalid-value: `[n]` is not in this line exactly once")]
    [InlineData("real [n]", "[n] real [n]", "13:17: error invalid-value: `[n]` is not in this line exactly once")]
    [InlineData("number: \"real", "lines: \"real", "13:16: error invalid-value: `[n]` means nothing where lines are counted")]
    [InlineData("        number:", "        lines: x\n        number:", "14:9: error conflicting-keys: `number`")]
    public async Task Each_is_told_at_its_place(string old, string fresh, string wanted)
    {
        using var course = Course().Replace(File, old, fresh);
        Assert.Contains(await course.ErrorsAsync(), error => error.StartsWith($"{File}:{wanted}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_one_is_told_where_it_is_placed()
    {
        using var course = Course().Replace("lessons/first/en.md", "costs.yml", "cost.yml");
        Assert.Equal(
            ["lessons/first/en.md:7:1: error missing-file: chart `charts/cost.yml` not found; write it, or fix the name"],
            await course.ErrorsAsync()
        );
    }

    [Fact]
    public async Task A_page_places_it_once()
    {
        using var course = Course()
            .Replace("lessons/first/en.md", "(charts/costs.yml)\n", "(charts/costs.yml)\n\n![A](charts/costs.yml)\n");
        Assert.StartsWith(
            "lessons/first/en.md:9:1: error duplicate-id: the chart `charts/costs.yml` is on this page twice",
            Assert.Single(await course.ErrorsAsync()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Only_a_lesson_has_steps_to_draw_one_from()
    {
        using var course = new CourseFixture().Write("docs/en/a.md", "---\ntitle: T\nsummary: S\n---\n\n![A](charts/costs.yml)\n");
        Assert.StartsWith(
            "docs/en/a.md:6:1: error invalid-value: a page without steps cannot have a chart",
            Assert.Single(await course.ErrorsAsync()),
            StringComparison.Ordinal
        );
    }

    private static CourseFixture Course() =>
        new CourseFixture()
            .Write(File, Chart)
            .Replace("lessons/first/en.md", "\n::: step", "\n\n![C](charts/costs.yml)\n\n::: step")
            .Replace("lessons/first/zh.md", "\n::: step", "\n\n![C](charts/costs.yml)\n\n::: step");
}
