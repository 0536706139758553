using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public class WithoutJavaScript(SiteFixture site)
{
    [Fact]
    public async Task Both_ways_stand_one_under_the_other_with_their_titles()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html", new() { JavaScriptEnabled = false });
        var step = opened.Page.Locator("#run");

        await Expect(step.Locator(".variant-shell .output")).ToBeVisibleAsync();
        await Expect(step.Locator(".variant-csharp .listing")).ToBeVisibleAsync();
        await Expect(step.Locator(".variant-title")).ToHaveTextAsync(["Shell", "C#"]);
        await Expect(step.Locator("[role=tablist]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Nothing_is_offered_that_would_not_work()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html", new() { JavaScriptEnabled = false });

        await Expect(opened.Page.Locator("button:visible, select:visible")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_first_page_offers_the_languages()
    {
        await using var opened = await site.OpenAsync("index.html", new() { JavaScriptEnabled = false });

        await opened.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "简体中文" }).ClickAsync();

        Assert.Equal("zh/index.html", opened.Address);
    }
}
