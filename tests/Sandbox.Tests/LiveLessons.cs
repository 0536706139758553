namespace Site.Sandbox.Tests;

/// <summary>A reader does a lesson on the machine of its page.</summary>
public sealed class LiveLessons(Sandboxes sandboxes)
{
    [Fact]
    public async Task A_step_that_is_run_is_done_when_its_check_says_so()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var page = await served.OpenAsync("hello-world");
        await page.WithPromptAsync();

        await page.SendAsync(new { type = "run", step = "run" });

        var done = await page.StepAsync("run", "done");
        Assert.NotEqual("", (string?)done["sentence"]);
        await page.ShowsAsync("Hello from Drydock!");
    }
}
