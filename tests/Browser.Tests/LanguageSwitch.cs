using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public class LanguageSwitch(SiteFixture site)
{
    [Fact]
    public async Task It_keeps_the_page_and_the_step()
    {
        // Without motion the page stands at the step at once, and not somewhere on the way to it.
        await using var opened = await site.OpenAsync(
            "en/lessons/second.html#list",
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 500 },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );

        await opened.Page.Locator(".languages a").ClickAsync();

        await Expect(opened.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-Hans");
        Assert.Equal("zh/lessons/second.html#list", opened.Address);
    }

    [Fact]
    public async Task The_first_page_goes_on_to_the_language_of_the_browser()
    {
        await using var opened = await site.OpenAsync("index.html", new() { Locale = "zh-CN" });

        await opened.Page.WaitForURLAsync("**/zh/index.html");
    }

    [Fact]
    public async Task The_choice_outweighs_the_language_of_the_browser()
    {
        await using var opened = await site.OpenAsync("en/index.html", new() { Locale = "en-GB" });
        await opened.Page.Locator(".languages a").ClickAsync();

        await opened.GoAsync("index.html");

        await opened.Page.WaitForURLAsync("**/zh/index.html");
    }
}
