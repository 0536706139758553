using Site.Tests;

namespace Site.Sandbox.Tests;

/// <summary>A reader does a lesson on the machine of its page.</summary>
public sealed class LiveLessons(Sandboxes sandboxes)
{
    private const string Lesson = "hello-world";

    [Fact]
    public async Task A_step_that_is_run_is_done_when_its_check_says_so()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var page = await served.OpenAsync(Lesson);
        await page.WithPromptAsync();

        await page.SendAsync(new { type = "run", step = "run" });

        var done = await page.StepAsync("run", "done");
        Assert.NotEqual("", (string?)done["sentence"]);
        await page.ShowsAsync("Hello from Drydock!");
        var output = await page.ReceiveAsync(message => LivePage.Is(message, "output", "step", "run"));
        Assert.True((bool?)output["same"], $"{output["text"]}\n--\n{output["recorded"]}");
    }

    [Fact]
    public async Task All_steps_and_the_task_can_be_prepared()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var page = await served.OpenAsync(Lesson);
        await page.WithPromptAsync();

        await page.SendAsync(new { type = "prepare", step = "your-turn" });

        var end = await page.ReceiveAsync(message => (string?)message["type"] == "prepared");
        Assert.True(end["failed"] is null, string.Join("\n", page.Messages.Select(one => one.ToJsonString())) + page.Screen());
    }

    [Fact]
    public async Task An_edited_program_runs_and_its_errors_have_lines()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var page = await served.OpenAsync(Lesson);
        await page.WithPromptAsync();
        await page.SendAsync(new { type = "diagnose", step = "run", code = "var x = 1;\nint y = \"a\";\n", seq = 7 });
        var told = await page.ReceiveAsync(message => (string?)message["type"] == "diagnostics");
        Assert.Equal(7, (int?)told["seq"]);
        var problem = told["items"]!.AsArray().Single(item => (string?)item!["severity"] == "error")!;
        Assert.Equal((2, 9, "CS0029"), ((int)problem["line"]!, (int)problem["column"]!, (string?)problem["id"]));

        await page.SendAsync(new { type = "program", step = "run", code = "Console.WriteLine(\"edited \" + Environment.CurrentDirectory); return 3;" });

        await page.ReceiveAsync(message => LivePage.Is(message, "programOutput", "text", "edited /home/you\n"));
        Assert.Equal(3, (int?)(await page.ReceiveAsync(message => (string?)message["type"] == "programEnd"))["exit"]);
    }
}
