using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public class Theme(SiteFixture site)
{
    private const string Dark = "rgb(14, 24, 30)";
    private const string Light = "rgb(245, 246, 243)";

    [Theory]
    [InlineData(ColorScheme.Light, Light)]
    [InlineData(ColorScheme.Dark, Dark)]
    public async Task It_follows_the_system(ColorScheme scheme, string paper)
    {
        await using var opened = await site.OpenAsync("en/index.html", new() { ColorScheme = scheme });

        await Expect(opened.Page.Locator("body")).ToHaveCSSAsync("background-color", paper);
    }

    [Theory]
    [InlineData(ColorScheme.Light, "dark", Dark)]
    [InlineData(ColorScheme.Dark, "light", Light)]
    public async Task The_choice_outweighs_the_system_and_is_remembered(ColorScheme scheme, string choice, string paper)
    {
        await using var opened = await site.OpenAsync("en/index.html", new() { ColorScheme = scheme });

        await opened.Page.GetByLabel("Theme").SelectOptionAsync(choice);

        await Expect(opened.Page.Locator("body")).ToHaveCSSAsync("background-color", paper);
        await opened.GoAsync("zh/lessons/first.html");
        await Expect(opened.Page.Locator("body")).ToHaveCSSAsync("background-color", paper);
    }

    [Fact]
    public async Task System_takes_the_choice_back()
    {
        await using var opened = await site.OpenAsync("en/index.html", new() { ColorScheme = ColorScheme.Light });
        await opened.Page.GetByLabel("Theme").SelectOptionAsync("dark");

        await opened.Page.GetByLabel("Theme").SelectOptionAsync("system");

        await Expect(opened.Page.Locator("body")).ToHaveCSSAsync("background-color", Light);
    }
}
