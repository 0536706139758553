using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[Collection("Live")]
public class LiveRunning(SiteFixture site, LiveCourse live)
{
    [Fact]
    public async Task Buttons_do_each_step_in_its_terminal_and_the_lesson_is_done_with_the_last()
    {
        await using var opened = await live.OpenAsync(site, "en/lessons/running.html");
        var page = opened.Page;
        await Expect(page.Locator("#windows .live-step")).ToHaveCountAsync(0);
        await Expect(page.Action("make", "Do the steps before this one")).ToBeHiddenAsync();

        await page.Action("other", "Do the steps before this one").ClickAsync();

        foreach (var step in new[] { "make", "list" })
        {
            await page.IsDoneAsync(step, "There is a network called pond.");
        }

        await page.IsDoneAsync("note", "note.txt is there.");
        await Expect(page.Verdict("other")).ToContainTextAsync("Now it is your turn.");
        await Expect(page.Locator("[data-done-button]")).ToHaveAttributeAsync("aria-pressed", "false");

        await page.Run("other").ClickAsync();

        await page.IsDoneAsync("other", "note.txt is there.");
        await Expect(page.Dock().GetByRole(AriaRole.Tab, new() { Name = "Terminal b" })).ToHaveAttributeAsync("aria-selected", "true");
        await page.SeesAsync("A note.");
        await Expect(page.Locator("[data-done-button]")).ToHaveAttributeAsync("aria-pressed", "true");

        await page.Action("your-turn", "Check").ClickAsync();
        await Expect(page.Verdict("your-turn")).ToHaveTextAsync("Not yet There is no network called lake yet.");
        await page.Dock().GetByRole(AriaRole.Tab, new() { Name = "Terminal", Exact = true }).ClickAsync();
        await page.TypeAsync("docker network create lake");
        await page.SeesAsync("network create lake");
        await page.Action("your-turn", "Check").ClickAsync();
        await page.IsDoneAsync("your-turn", "There is a network called lake.");
        await Expect(page.Locator("[data-task-done]")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_page_in_Chinese_sets_off_what_a_check_says_in_English()
    {
        await using var opened = await live.OpenAsync(site, "zh/lessons/running.html");
        var page = opened.Page;

        await page.Run("note").ClickAsync();

        await page.IsDoneAsync("note", "已完成 检查的输出：");
        await Expect(page.Verdict("note").Locator("samp[lang=en]")).ToHaveTextAsync("note.txt is there.");
        await Expect(page.Dock().Locator(".live-now samp[lang=en]")).ToHaveTextAsync("note.txt is there.");
        Assert.Empty(opened.Complaints);
    }
}
