namespace Site.Tests;

public sealed class PageCheckProblems
{
    private const string Path = "lessons/first/look.check.yml";
    private const string Sound = """
        ask:
          box: /containers/box/json
          list: /containers/json?name={box.Id}
          out: { exec: box, command: [echo, "{list.0.Id}"] }
          host: { command: [hostname] }
        count:
          made: { in: list, where: { Image: "{box.Image}" } }
          lines: { in: out, of: x }
        when:
          box.State.Status: exited
          made: 1
        unless:
          lines: 0
        done:
          en: It is {box.State.Status}.
          zh: 它的状态是 {box.State.Status}。
        not-yet:
          en: "Not yet: {made}."
          zh: 还没有：{made}。
        refused:
          en: There is none.
          zh: 没有。

        """;

    [Fact]
    public async Task Sound_data_have_none()
    {
        using var course = new CourseFixture().Write(Path, Sound);
        Assert.Empty(await course.ErrorsAsync());
    }

    [Theory]
    [InlineData("ask:\n", "asks:\n", "1:1: error missing-key: `ask`")]
    [InlineData("ask:\n", "asks:\n", "1:1: error unknown-key: `asks`")]
    [InlineData("  box: /containers/box/json", "  Box: /containers/box/json", "2:3: error invalid-value: `Box` is not a valid name")]
    [InlineData("  box: /containers", "  box: containers", "2:8: error invalid-value: `containers/box/json` is not a path")]
    [InlineData("?name={box.Id}", "?name={out}", "3:9: error invalid-value: `out` is no answer or count")]
    [InlineData("?name={box.Id}", "?name={made}", "3:9: error invalid-value: `made` is no answer or count")]
    [InlineData("exec: box, ", "run: box, ", "4:10: error unknown-key: `run`")]
    [InlineData("[echo, \"{list.0.Id}\"]", "[]", "4:30: error invalid-value: `command` is an empty list")]
    [InlineData("[hostname]", "[\"{name}\"]", "5:21: error invalid-value: `name` is no answer or count")]
    [InlineData("command: [hostname]", "program: hostname", "5:9: error missing-key: `command`")]
    [InlineData("{list.0.Id}", "{lists.0.Id}", "4:37: error invalid-value: `lists.0.Id` is no answer or count")]
    [InlineData("  made:", "  box:", "7:3: error duplicate-id: `box`")]
    [InlineData("{ in: list, where", "{ of: y, where", "7:9: error missing-key: `in`")]
    [InlineData("{ in: list, where", "{ in: other, where", "7:15: error invalid-value: `other` is no answer or count")]
    [InlineData("{ in: list, where", "{ in: list, of: y, where", "7:28: error conflicting-keys: `where`")]
    [InlineData("{box.Image}", "{lines}", "7:37: error invalid-value: `lines` is no answer or count")]
    [InlineData("of: x", "of: \"\"", "8:25: error invalid-value: `of` is empty")]
    [InlineData("  made: 1\n", "  mode: 1\n", "11:3: error invalid-value: `mode` is no answer or count")]
    [InlineData("  made: 1\n", "  made.State: 1\n", "11:3: error invalid-value: `made.State` is no answer or count")]
    [InlineData("  made: 1\n", "  made: \"{none}\"\n", "11:9: error invalid-value: `none` is no answer or count")]
    [InlineData("  lines: 0", "  lines: [0]", "13:10: error invalid-value: `lines` is not text")]
    [InlineData("  en: It is {box.State.Status}.\n", "", "15:3: error missing-key: `en`")]
    [InlineData("done:\n  en: It", "gone:\n  en: It", "1:1: error missing-key: `done`")]
    [InlineData("Not yet: {made}.", "Not yet: {mode}.", "18:7: error invalid-value: `mode` is no answer or count")]
    [InlineData("There is none.", "There is no {box.Name}.", "21:7: error invalid-value: `box.Name` is no answer or count")]
    public async Task A_key_that_is_missing_or_wrong_is_told_at_its_place(string old, string fresh, string wanted)
    {
        using var course = new CourseFixture().Write(Path, Sound).Replace(Path, old, fresh);
        Assert.Contains(await course.ErrorsAsync(), error => error.StartsWith($"{Path}:{wanted}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_check_has_to_be_able_to_say_no()
    {
        using var course = new CourseFixture().Write(Path, "ask:\n  a: /a\ndone:\n  en: Yes.\n  zh: 是。\n");
        var error = Assert.Single(await course.ErrorsAsync());
        Assert.StartsWith($"{Path}:1:1: error one-sided-check: this check can never say no", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_belong_to_a_check_of_the_lesson()
    {
        using var course = new CourseFixture().Write("lessons/first/lock.check.yml", Sound);
        var error = Assert.Single(await course.ErrorsAsync());
        Assert.StartsWith(
            "lessons/first/lock.check.yml:1:1: error missing-file: no step of this lesson has the check `lock.check.cs`",
            error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_check_of_a_task_has_data_like_those_of_a_step()
    {
        using var course = new CourseFixture().WithTask().Write("lessons/first/task.check.yml", Sound.Replace("box:", "Box:"));
        Assert.Contains(
            await course.ErrorsAsync(),
            error => error.StartsWith("lessons/first/task.check.yml:2:3: error invalid-value: `Box`", StringComparison.Ordinal)
        );
    }
}
