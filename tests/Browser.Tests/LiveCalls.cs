using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[Collection("Live")]
public class LiveCalls(SiteFixture site, LiveCourse live)
{
    [Fact]
    public async Task What_the_reader_does_shows_as_calls_of_the_API_and_beside_the_recording()
    {
        await using var opened = await live.OpenAsync(site, "en/lessons/calls.html");
        var page = opened.Page;

        await page.Run("make").ClickAsync();
        await page.IsDoneAsync("make", "There is a network called pond.");

        await page.Dock().GetByRole(AriaRole.Tab, new() { Name = "API calls" }).ClickAsync();
        var create = page.Locator(".live-calls details.call").Filter(new() { HasText = "/networks/create" });
        await Expect(create).ToContainTextAsync("POST", new() { Timeout = LiveCourse.Patience });
        await Expect(create).ToContainTextAsync("201");
        await create.Locator("summary").ClickAsync();
        await Expect(create.Locator(".body").First).ToContainTextAsync("\"Name\":\"pond\"");

        await page.Run("list").ClickAsync();
        await page.IsDoneAsync("list", "There is a network called pond.");
        await page.Locator("#list .live-difference summary").ClickAsync();
        await Expect(page.Locator("#list .live-difference")).ToContainTextAsync("Both are the same.");
        Assert.Empty(opened.Complaints);
    }
}
