namespace Site.Tests;

/// <summary>Problems with the keys of a step: unknown ones, and ones that do not go together.</summary>
public sealed class StepProblems
{
    private const string Step = "  - id: look\n    shell: docker images\n    check: look.check.cs\n";

    [Theory]
    [InlineData("    shell: docker images\n", "    file: note.txt\n    from: look.check.cs\n")]
    [InlineData("    shell", "    tty: true\n    input:\n      - wait: ready\n        send: \"go\\n\"\n    shell")]
    [InlineData("    shell", "    until: ready\n    terminal: b\n    sudo: true\n    api-calls: none\n    shell")]
    [InlineData("    shell", "    background: true\n    terminal: b\n    expect:\n      output: x\n      stderr: y\n    shell")]
    [InlineData("    check: look.check.cs\n", "    needs: windows\n")]
    [InlineData("    shell", "    flow: open\n    shell")]
    [InlineData("    shell", "    lab: true\n    shell")]
    [InlineData("    shell", "    lab: ls images\n    shell")]
    [InlineData("    shell: docker images\n", "    file: note.txt\n    from: look.check.cs\n    lab: true\n")]
    [InlineData("    shell", "    needs: qemu\n    observes: true\n    expect:\n      output: x\n    shell")]
    public async Task Each_kind_of_step_is_sound(string old, string fresh)
    {
        using var course = new CourseFixture().Replace("lessons/first/lesson.yml", old, fresh);
        Assert.Empty(await course.ErrorsAsync());
    }

    [Theory]
    [InlineData("    shell: docker images\n", "", "3:5: error missing-key: `shell` is missing")]
    [InlineData(
        "    shell",
        "    file: note.txt\n    from: look.check.cs\n    shell",
        "6:5: error conflicting-keys: `shell` cannot be used here"
    )]
    [InlineData("    shell: docker images\n", "    file: note.txt\n", "3:5: error missing-key: `from` is missing")]
    [InlineData(
        "    shell: docker images\n",
        "    file: note.txt\n    from: files/gone\n",
        "5:11: error missing-file: file `files/gone` not found"
    )]
    [InlineData("    shell: docker images\n", "    file: /etc/note\n    from: look.check.cs\n", "4:11: error invalid-value: `/etc/note`")]
    [InlineData("    shell: docker images\n", "    file: ..\n    from: look.check.cs\n", "4:11: error invalid-value: `..`")]
    [InlineData(
        "    shell: docker images\n",
        "    file: note.txt\n    from: look.check.cs\n    tty: true\n",
        "6:5: error conflicting-keys: `tty` cannot be used here: the step only writes a file"
    )]
    [InlineData("    shell", "    from: look.check.cs\n    shell", "4:5: error conflicting-keys: `from`")]
    [InlineData("    shell", "    input:\n      - wait: a\n        send: b\n    shell", "4:5: error conflicting-keys: `input`")]
    [InlineData("    shell", "    tty: true\n    input:\n      - wait: a\n    shell", "6:9: error missing-key: `send`")]
    [InlineData(
        "    shell",
        "    tty: true\n    input:\n      - wait: a\n        send: b\n        then: c\n    shell",
        "8:9: error unknown-key: `then`"
    )]
    [InlineData("    shell", "    tty: true\n    expect:\n      stderr: x\n    shell", "6:7: error conflicting-keys: `stderr`")]
    [InlineData("    shell", "    lab: false\n    shell", "4:10: error invalid-value: `lab` is neither true nor a command")]
    [InlineData("    shell", "    lab: \"\"\n    shell", "4:10: error invalid-value: `lab` is neither true nor a command")]
    [InlineData(
        "    shell: docker images\n",
        "    file: note.txt\n    from: look.check.cs\n    lab: ls\n",
        "6:10: error invalid-value: `lab` is neither true nor a command; write `true`"
    )]
    [InlineData("    shell", "    until: \"\"\n    shell", "4:12: error invalid-value: `until`")]
    [InlineData("    shell", "    background: true\n    until: x\n    shell", "5:5: error conflicting-keys: `until`")]
    [InlineData("    shell", "    background: true\n    csharp: look.check.cs\n    shell", "5:5: error conflicting-keys: `csharp`")]
    [InlineData("    shell", "    background: true\n    expect:\n      exit: 0\n    shell", "6:7: error conflicting-keys: `exit`")]
    [InlineData("    shell", "    terminal: B side\n    shell", "4:15: error invalid-value: `B side`")]
    [InlineData(
        "    shell",
        "    flow: wide\n    shell",
        "4:11: error invalid-value: `wide` is not a value of `flow`; use one of: folded, open"
    )]
    [InlineData("    shell", "    flow: open\n    api-calls: none\n    shell", "5:5: error conflicting-keys: `api-calls`")]
    [InlineData("    shell", "    flow: open\n    background: true\n    shell", "4:5: error conflicting-keys: `flow`")]
    [InlineData(
        "    check: look.check.cs\n",
        "    check: look.check.cs\n    flow: open\nmachine: bare\n",
        "3:9: error conflicting-keys: `flow` cannot be used on the machine `bare`"
    )]
    [InlineData("    shell", "    api-calls: some\n    shell", "4:16: error invalid-value: `some`")]
    [InlineData("    shell", "    sudo: maybe\n    shell", "4:11: error invalid-value: `sudo`")]
    [InlineData(
        "    shell",
        "    needs: a mainframe\n    shell",
        "4:12: error invalid-value: `a mainframe` is not a value of `needs`; use one of: windows, macos, internet, qemu"
    )]
    [InlineData(
        "    shell",
        "    needs: windows\n    shell",
        "6:5: error conflicting-keys: `check` cannot be used here: a step that needs windows is described only, not run"
    )]
    [InlineData("    check: look.check.cs\n", "", "3:5: error missing-key: `check`")]
    public async Task A_key_that_is_wrong_is_told_at_its_place(string old, string fresh, string wanted)
    {
        using var course = new CourseFixture().Replace("lessons/first/lesson.yml", old, fresh);
        Assert.Contains(
            await course.ErrorsAsync(),
            error => error.StartsWith($"lessons/first/lesson.yml:{wanted}", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("steps:\n" + Step, "", "1:1: error missing-key: `steps` is missing")]
    [InlineData("steps:\n" + Step, "steps: []\n", "2:8: error invalid-value: `steps` is an empty list; write at least one entry")]
    [InlineData("    shell: docker images\n", "", "3:5: error missing-key: `shell` is missing")]
    public async Task A_lesson_without_a_step_is_told_whatever_was_verified_of_it(string old, string fresh, string wanted)
    {
        const string Verified =
            "{ \"date\": \"2026-11-24\", \"version\": \"28\", \"api\": \"1.50\", \"kernel\": \"6.18\", \"inputs\": \"sha256:0\" }";
        using var course = new CourseFixture()
            .Replace("lessons/first/lesson.yml", old, fresh)
            .Write("verified.json", $"{{ \"first\": {{ \"forky\": {Verified}, \"trixie\": {Verified} }} }}");
        Assert.Contains(
            await course.ErrorsAsync(),
            error => error.StartsWith($"lessons/first/lesson.yml:{wanted}", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_terminal_in_which_something_runs_takes_no_other_command()
    {
        using var course = new CourseFixture()
            .Replace(
                "lessons/first/lesson.yml",
                Step,
                $"{Step}    background: true\n{Step.Replace("look\n", "again\n", StringComparison.Ordinal)}"
            )
            .Replace("lessons/first/en.md", "::: step look\nLook.\n:::\n", "::: step look\nLook.\n:::\n\n::: step again\nLook.\n:::\n")
            .Replace("lessons/first/zh.md", "::: step look\n看。\n:::\n", "::: step look\n看。\n:::\n\n::: step again\n看。\n:::\n");
        Assert.Contains(
            await course.ErrorsAsync(),
            error =>
                error.StartsWith(
                    "lessons/first/lesson.yml:7:9: error conflicting-keys: the terminal of `again` is busy: `look` runs in it",
                    StringComparison.Ordinal
                )
        );
    }
}
