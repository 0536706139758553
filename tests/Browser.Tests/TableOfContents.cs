using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public class TableOfContents(SiteFixture site)
{
    [Fact]
    public async Task It_follows_the_scroll()
    {
        await using var opened = await site.OpenAsync(
            "en/lessons/first.html",
            new()
            {
                ViewportSize = new() { Width = 1400, Height = 700 },
            }
        );
        var marked = opened.Page.Locator(".contents [aria-current]");
        await Expect(marked).ToHaveCountAsync(0);

        await opened.Page.EvaluateAsync("document.querySelector('#check-yourself').scrollIntoView()");

        await Expect(marked).ToHaveTextAsync("Quiz");
    }
}
