using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[Collection("Live")]
public class LivePhone(SiteFixture site, LiveCourse live)
{
    [Fact]
    public async Task The_terminal_is_a_sheet_with_the_keys_that_a_phone_lacks()
    {
        await using var opened = await live.OpenAsync(
            site,
            "zh/lessons/looking.html",
            new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
                HasTouch = true,
                IsMobile = true,
            }
        );
        var page = opened.Page;
        await page.Opener().TapAsync();
        await page.SeesAsync("$");

        var sheet = (await page.Dock().BoundingBoxAsync())!;
        Assert.Equal((0, 390, 844), (sheet.X, sheet.Width, Math.Round(sheet.Y + sheet.Height)));
        Assert.InRange(sheet.Y, 300, 700);
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        // Ctrl-C also discards what the shell has not read yet, so the command has to run before.
        await page.TypeAsync("echo g$((1))o; sleep 1000");
        await page.SeesAsync("g1o");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ctrl-C" }).TapAsync();
        await page.SeesAsync("^C");
        await page.GetByRole(AriaRole.Button, new() { Name = "↑" }).TapAsync();
        await Expect(page.Screen()).ToContainTextAsync(new System.Text.RegularExpressions.Regex("sleep 1000.*sleep 1000"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Ctrl-C" }).TapAsync();

        // Where there is nothing to type at, there are no keys.
        var keys = page.GetByRole(AriaRole.Group, new() { Name = "按键" });
        await Expect(keys).ToBeVisibleAsync();
        await page.Dock().GetByRole(AriaRole.Tab, new() { Name = "API 调用" }).TapAsync();
        await Expect(keys).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "关闭" }).TapAsync();
        await Expect(page.Dock()).ToBeHiddenAsync();
        Assert.Empty(opened.Complaints);
    }
}
