using Microsoft.Playwright;
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

        await CopyAsync(opened.Page, button);

        Assert.Equal("docker ps --all \\\n  --no-trunc", await opened.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Theory]
    [InlineData(0, "image: \"nginx\" # a line that is longer than any phone that a reader might hold in a hand")]
    [InlineData(1, "image: nginx\nport: 8080 # a line that is longer than any phone that a reader might hold in a hand")]
    [InlineData(2, "-old\n+new")]
    [InlineData(3, "docker ps \\\n    --all")]
    public async Task It_takes_the_code_of_a_code_block_without_signs_prompts_and_output(int block, string wanted)
    {
        await using var opened = await site.OpenAsync(
            "en/docs/welcome.html",
            new() { Permissions = ["clipboard-read", "clipboard-write"] }
        );
        var button = opened.Page.Locator(".fence [data-copy-button]").Nth(block);

        await CopyAsync(opened.Page, button);

        Assert.Equal(wanted, await opened.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    private static async Task CopyAsync(IPage page, ILocator button)
    {
        // The word goes away after two seconds, which can be over before anyone looks.
        await page.Clock.PauseAtAsync(DateTime.UtcNow.AddHours(1));
        await button.ClickAsync();
        await Expect(button).ToHaveTextAsync("Copied");
        await page.Clock.RunForAsync(2000);
        await Expect(button).ToHaveTextAsync("Copy");
    }
}
