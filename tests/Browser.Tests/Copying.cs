using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public class Copying(SiteFixture site)
{
    [Fact]
    public async Task It_takes_the_command_without_prompt_or_output()
    {
        await using var opened = await site.OpenAsync(
            "en/lessons/first.html",
            new() { Permissions = ["clipboard-read", "clipboard-write"] }
        );
        var button = opened.Page.Locator("#list .variant-shell [data-copy-button]");

        await button.ClickAsync();

        await Expect(button).ToHaveTextAsync("Copied");
        Assert.Equal("docker ps --all \\\n  --no-trunc", await opened.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }
}
