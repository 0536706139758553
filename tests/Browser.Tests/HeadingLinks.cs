using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public class HeadingLinks(SiteFixture site)
{
    [Fact]
    public async Task A_heading_links_to_itself_when_the_pointer_is_on_it()
    {
        await using var opened = await site.OpenAsync("en/docs/welcome.html");
        var heading = opened.Page.Locator("#section");

        await heading.HoverAsync();
        await heading.Locator(".heading-link").ClickAsync();

        Assert.Equal("en/docs/welcome.html#section", opened.Address);
        await Expect(opened.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "A section", Exact = true }))
            .ToBeVisibleAsync();
    }
}
