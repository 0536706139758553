using System.Text.RegularExpressions;
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
        await Expect(create).ToContainTextAsync("POST");
        await Expect(create).ToContainTextAsync("201");
        await create.Locator("summary").ClickAsync();
        await Expect(create.Locator(".body").First).ToContainTextAsync("\"Name\":\"pond\"");

        // They are still there after a reload, and the call of the next step comes after them.
        await page.ReloadAsync();
        await page.Dock().GetByRole(AriaRole.Tab, new() { Name = "API calls" }).ClickAsync();
        await Expect(create).ToContainTextAsync("201");

        await page.Run("list").ClickAsync();
        await page.IsDoneAsync("list", "There is a network called pond.");
        await Expect(page.Locator(".live-calls .call").Last).ToContainTextAsync(new Regex("GET .*/networks"));
        await Expect(create).ToHaveCountAsync(1);
        await page.Locator("#list .live-difference summary").ClickAsync();
        await Expect(page.Locator("#list .live-difference")).ToContainTextAsync("Both are the same.");
        Assert.Empty(opened.Complaints);
    }
}
