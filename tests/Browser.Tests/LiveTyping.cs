using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[Collection("Live")]
public class LiveTyping(SiteFixture site, LiveCourse live)
{
    [Fact]
    public async Task A_command_that_is_typed_turns_its_step_green_and_the_next_one_comes_into_view()
    {
        await using var opened = await live.OpenAsync(
            site,
            "en/lessons/typing.html",
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 800 },
            }
        );
        var page = opened.Page;
        await Expect(page.Locator(".xterm")).ToHaveCountAsync(0);
        Assert.DoesNotContain(opened.Requests, url => url.EndsWith("terminal.js", StringComparison.Ordinal));
        await page.Locator("#make").ScrollIntoViewIfNeededAsync();

        await page.OpenTerminalAsync();
        await page.TypeAsync("docker network create pond");

        await page.IsDoneAsync("make", "There is a network called pond.");
        await Expect(page.Dock().Locator(".live-now")).ToContainTextAsync("There is a network called pond.");
        await Expect(page.Dock().GetByRole(AriaRole.Link, new() { Name = "Next: Step 2" })).ToHaveAttributeAsync("href", "#list");
        await Expect(page.Locator("#list .step-number")).ToBeInViewportAsync();
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_step_that_is_asked_says_what_is_missing()
    {
        await using var opened = await live.OpenAsync(site, "en/lessons/typing.html");

        await opened.Page.Action("note", "Check").ClickAsync();

        await Expect(opened.Page.Verdict("note")).ToHaveTextAsync("Not yet There is no note.txt yet.");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Text_that_is_pasted_waits_for_Enter_even_if_it_pretends_to_end_the_paste()
    {
        await using var opened = await live.OpenAsync(site, "en/lessons/typing.html");
        var page = opened.Page;
        await page.OpenTerminalAsync();

        await page.EvaluateAsync(
            """
            () => {
              const clipboardData = new DataTransfer();
              clipboardData.setData('text/plain', 'echo one-$((1))\u001b[201~\necho two-$((2))\n');
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
            }
            """
        );

        await page.SeesAsync("echo two-$((2))");
        await Expect(page.Screen()).Not.ToContainTextAsync("one-1");
        await page.Keyboard.PressAsync("Enter");
        await page.SeesAsync("two-2");
        Assert.Empty(opened.Complaints);
    }
}
