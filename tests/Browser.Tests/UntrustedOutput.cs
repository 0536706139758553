using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public class UntrustedOutput(SiteFixture site)
{
    [Fact]
    public async Task Colours_show_and_everything_else_is_text()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        var output = opened.Page.Locator("#refused > .terminal .output");

        await Expect(output)
            .ToHaveTextAsync(
                "Error: 99 %\n<img src=x onerror=document.title='hacked'> \u27e8U+202E\u27e9gnp.exe\n",
                new() { UseInnerText = false }
            );
        await Expect(output.Locator(".a-f1.a-bold")).ToHaveTextAsync("Error");
        await Expect(output.Locator("img")).ToHaveCountAsync(0);
        await Expect(opened.Page).ToHaveTitleAsync("Lesson first · A course with quite a long title");
    }

    [Fact]
    public async Task A_failure_and_a_cut_are_said()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");

        await Expect(opened.Page.Locator("#refused .exit")).ToHaveTextAsync("exit code 125 (expected here)");
        await Expect(opened.Page.Locator("#refused .output-note")).ToContainTextAsync("64 KiB");
        await Expect(opened.Page.Locator("#list .variant-shell .output-note")).ToHaveTextAsync("Not recorded yet.");
    }
}
