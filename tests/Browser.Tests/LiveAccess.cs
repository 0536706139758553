using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[Collection("Live")]
public class LiveAccess(SiteFixture site, LiveCourse live)
{
    [Theory]
    [InlineData("en", ColorScheme.Light, 1280)]
    [InlineData("zh", ColorScheme.Dark, 1280)]
    [InlineData("en", ColorScheme.Dark, 360)]
    [InlineData("zh", ColorScheme.Light, 360)]
    public async Task It_is_quiet_accessible_and_fits_with_everything_open(string language, ColorScheme scheme, int width)
    {
        await using var opened = await live.OpenAsync(
            site,
            $"{language}/lessons/looking.html",
            new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );
        var page = opened.Page;
        await CheckAsync(opened, width);

        await page.Opener().ClickAsync();
        await page.SeesAsync("$");
        await page.Run("note").ClickAsync();
        await page.IsDoneAsync("note", "note.txt is there.");
        await page.Locator("#make [data-variant=csharp]").ClickAsync();
        await page.Locator("#make .variant-csharp .bar-action[aria-expanded]").ClickAsync();
        await Expect(page.Locator("#make .cm-content")).ToBeVisibleAsync();
        await CheckAsync(opened, width);

        await page.Locator(".live-tab").Last.ClickAsync();
        await page.Locator(".live-more summary").ClickAsync();
        await CheckAsync(opened, width);
    }

    private static async Task CheckAsync(OpenedPage opened, int width)
    {
        Assert.Empty(await opened.FaultsAsync());
        Assert.Equal(width, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(opened.Complaints);
    }
}
