using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>Windows' high contrast, in which a page has the reader's few colours.</summary>
public class ForcedColours(SiteFixture site)
{
    private static readonly BrowserNewContextOptions Forced = new() { ForcedColors = Microsoft.Playwright.ForcedColors.Active };

    [Fact]
    public async Task The_chosen_tab_can_be_told_from_the_other()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html", Forced);

        var chosen = await ColourAsync(opened, "#run [role=tab][aria-selected=true]", "borderBottomColor");
        var other = await ColourAsync(opened, "#run [role=tab][aria-selected=false]", "borderBottomColor");

        Assert.NotEqual(chosen, other);
    }

    [Fact]
    public async Task A_drawing_keeps_the_ground_that_its_chalk_is_seen_on()
    {
        await using var opened = await site.OpenAsync("en/index.html", Forced);

        Assert.Equal("rgb(23, 58, 84)", await ColourAsync(opened, ".drawing", "backgroundColor"));
        Assert.Equal("rgb(231, 238, 238)", await ColourAsync(opened, ".d-label text", "fill"));
    }

    private static Task<string> ColourAsync(OpenedPage opened, string selector, string property) =>
        opened.Page.Locator(selector).First.EvaluateAsync<string>("(part, property) => getComputedStyle(part)[property]", property);
}
