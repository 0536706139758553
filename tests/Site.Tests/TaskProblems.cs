namespace Site.Tests;

public sealed class TaskProblems
{
    private const string Path = "lessons/first/task.yml";

    [Fact]
    public async Task A_sound_task_has_none()
    {
        using var course = new CourseFixture().WithTask();
        Assert.Empty(await course.ErrorsAsync());
    }

    [Theory]
    [InlineData("goal:\n  en: Make `one`.\n  zh: 创建 `one`。\n", "", "1:1: error missing-key: `goal`")]
    [InlineData("  zh: 创建 `one`。\n", "", "2:3: error missing-key: `zh`")]
    [InlineData("  zh: 创建 `one`。\n", "  zh: 创建 `one`。\n  fr: Un.\n", "4:3: error unknown-key: `fr`")]
    [InlineData("goal:\n  en: Make `one`.\n  zh: 创建 `one`。\n", "goal: Make `one`.\n", "1:7: error invalid-value: `goal`")]
    [InlineData("hints:", "tips:", "1:1: error missing-key: `hints`")]
    [InlineData("hints:", "tips:", "4:1: error unknown-key: `tips`")]
    [InlineData("    zh: 想一想。\n", "", "5:5: error missing-key: `zh`")]
    [InlineData("solution:", "answer:", "1:1: error missing-key: `solution`")]
    [InlineData("  - shell: docker", "  - run: docker", "10:5: error unknown-key: `run`")]
    [InlineData("  - shell: docker", "  - run: docker", "10:5: error missing-key: `shell`")]
    [InlineData("    from: files/note.txt\n", "", "11:5: error missing-key: `from`")]
    [InlineData(
        "    from: files/note.txt\n",
        "    from: files/note.txt\n    shell: touch note.txt\n",
        "13:5: error conflicting-keys: `shell`"
    )]
    [InlineData("files/note.txt", "files/other.txt", "12:11: error missing-file: file `files/other.txt` not found")]
    [InlineData("file: note.txt", "file: ../note.txt", "11:11: error invalid-value: `../note.txt`")]
    [InlineData("check: task.check.cs\n", "", "1:1: error missing-key: `check`")]
    [InlineData("task.check.cs", "other.check.cs", "13:8: error missing-file: snippet `other.check.cs` not found")]
    public async Task A_key_that_is_missing_or_wrong_is_told_at_its_place(string old, string fresh, string wanted)
    {
        using var course = new CourseFixture().WithTask().Replace(Path, old, fresh);
        Assert.Contains(await course.ErrorsAsync(), error => error.StartsWith($"{Path}:{wanted}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hints", "  - en: Think.\n    zh: 想一想。\n  - en: Think harder.\n    zh: 再想一想。\n", "4:8")]
    [InlineData("solution", "  - shell: docker create --name one busybox\n  - file: note.txt\n    from: files/note.txt\n", "9:11")]
    public async Task A_list_has_something_in_it(string key, string items, string place)
    {
        using var course = new CourseFixture().WithTask().Replace(Path, $"{key}:\n{items}", $"{key}: []\n");
        var error = Assert.Single(await course.ErrorsAsync());
        Assert.StartsWith($"{Path}:{place}: error invalid-value: `{key}`", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  en: Make `one`.", "  en: See [it](en.md).", "2:7")]
    [InlineData("  zh: 创建 `one`。", "  zh: <https://example.org/>", "3:7")]
    [InlineData("  zh: 创建 `one`。", "  zh: '![图](one.png)'", "3:7")]
    [InlineData("  en: Make `one`.", "  en: |\n    ## Make `one`.", "3:5")]
    [InlineData("  - en: Think.", "  - en: See the [glossary](term:image).", "5:9")]
    [InlineData("    zh: 再想一想。", "    zh: ''", "8:9")]
    public async Task The_goal_and_the_hints_refer_to_nothing_else_and_have_words(string old, string fresh, string place)
    {
        using var course = new CourseFixture().WithTask().Replace(Path, old, fresh);
        var error = Assert.Single(await course.ErrorsAsync());
        Assert.StartsWith($"{Path}:{place}: error invalid-value: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_are_five_hints_at_most_and_the_sixth_is_told()
    {
        const string Hint = "  - en: Think harder.\n    zh: 再想一想。\n";
        using var course = new CourseFixture().WithTask().Replace(Path, Hint, Hint + Hint + Hint + Hint);
        Assert.Empty(await course.ErrorsAsync());

        course.Replace(Path, "solution:", Hint + "solution:");

        var error = Assert.Single(await course.ErrorsAsync());
        Assert.StartsWith($"{Path}:15:5: error invalid-value: ", error, StringComparison.Ordinal);
        Assert.Contains("6 hints", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_in_the_solution_is_told_beside_a_check_that_is_missing()
    {
        using var course = new CourseFixture()
            .WithTask()
            .Replace(Path, "task.check.cs", "other.check.cs")
            .Replace(Path, "  - shell:", "  - run:");

        var errors = await course.ErrorsAsync();

        Assert.Contains(errors, error => error.StartsWith($"{Path}:13:8: error missing-file", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith($"{Path}:10:5: error unknown-key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("return File.Exists(\"note.txt\") ? 0 : 1;", "return 0;", "2:1: error one-sided-check")]
    [InlineData("Console", "Konsole", "1:1: error CS0103")]
    public async Task Its_check_is_held_to_what_every_check_is(string old, string fresh, string wanted)
    {
        using var course = new CourseFixture().WithTask().Replace("lessons/first/task.check.cs", old, fresh);
        Assert.Contains(
            await course.ErrorsAsync(),
            error => error.StartsWith($"lessons/first/task.check.cs:{wanted}", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("## Your turn")]
    [InlineData("## The second action {#your-turn-2}")]
    public async Task A_heading_cannot_have_its_place(string heading)
    {
        using var course = new CourseFixture().Replace("lessons/first/en.md", "::: step look", $"{heading}\n\n::: step look");
        Assert.Empty(await course.ErrorsAsync());

        course.WithTask();

        Assert.StartsWith(
            "lessons/first/en.md:6:1: error duplicate-id: ",
            Assert.Single(await course.ErrorsAsync()),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("your-turn")]
    [InlineData("your-turn-1")]
    public async Task A_step_cannot_either(string id)
    {
        using var course = new CourseFixture().Replace("lessons/first/lesson.yml", "id: look", $"id: {id}");
        foreach (var page in new[] { "lessons/first/en.md", "lessons/first/zh.md" })
        {
            course.Replace(page, "step look", $"step {id}");
        }

        Assert.Empty(await course.ErrorsAsync());

        course.WithTask();

        Assert.StartsWith(
            "lessons/first/lesson.yml:3:9: error duplicate-id: ",
            Assert.Single(await course.ErrorsAsync()),
            StringComparison.Ordinal
        );
    }
}
