using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[Collection("Live")]
public class LiveChoosing(SiteFixture site, LiveCourse live)
{
    [Fact]
    public async Task The_machine_has_the_engine_that_is_chosen_on_the_page()
    {
        await using var opened = await live.OpenAsync(site, $"en/lessons/{LiveCourse.Choosing}.html");
        var page = opened.Page;
        await page.OpenTerminalAsync();
        await Expect(page.Dock().GetByText("Docker 26.1.5")).ToBeVisibleAsync();

        // The reader decides whether another machine starts.
        var asks = await page.RunAndWaitForWebSocketAsync(() => page.GetByLabel("Show output from").SelectOptionAsync("bookworm"));
        Assert.Contains($"lesson={LiveCourse.Choosing}&engine=bookworm&resume=1", asks.Url, StringComparison.Ordinal);
        await Expect(page.Dock().GetByText("No machine is running")).ToBeVisibleAsync();

        // The first machine goes on meanwhile.
        await page.GetByLabel("Show output from").SelectOptionAsync("");
        await Expect(page.Dock().GetByText("Docker 26.1.5")).ToBeVisibleAsync();
        Assert.Empty(opened.Complaints);
    }
}
