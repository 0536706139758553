using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>A machine outlives the page that it was started on, and belongs to all tabs of its lesson.</summary>
[Collection("Live")]
public class LiveSharing(SiteFixture site, LiveCourse live)
{
    private const string Lesson = "en/lessons/sharing.html";

    [Fact]
    public async Task After_a_reload_the_terminal_is_there_with_what_it_printed_and_goes_on()
    {
        await using var opened = await live.OpenAsync(site, Lesson);
        var page = opened.Page;
        await page.OpenTerminalAsync();
        await page.TypeAsync("HERE=still; echo be$((1))fore");
        await page.SeesPromptAfterAsync("be1fore");
        await page.Run("make").ClickAsync();
        await page.IsDoneAsync("make", "There is a network called pond.");

        await page.ReloadAsync();

        await page.SeesAsync("be1fore");
        await page.IsDoneAsync("make", "There is a network called pond.");
        await page.Locator(".live-screen").First.ClickAsync();
        await page.TypeAsync("echo $HERE-there");
        await page.SeesAsync("still-there");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_line_that_is_being_typed_is_there_once_on_a_page_of_another_width()
    {
        await using var wide = await live.OpenAsync(site, Lesson);
        await wide.Page.OpenTerminalAsync();
        await wide.Page.Keyboard.TypeAsync("echo a-line-that-needs-two-rows-on-a-phone-but-one-here-$((1))");
        await wide.Page.SeesAsync("here-$((1))");

        await using var narrow = await live.OpenAsync(
            site,
            Lesson,
            new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
            }
        );
        await narrow.Page.OpenTerminalAsync();
        await narrow.Page.Keyboard.PressAsync("Enter");
        await narrow.Page.SeesAsync("here-1");

        var rows = (await narrow.Page.Screen().Locator("> div").AllInnerTextsAsync()).Select(row => row.Replace('\u00a0', ' ').TrimEnd());
        Assert.Equal(1, rows.Count(row => row.Contains("echo a-line", StringComparison.Ordinal)));

        // The terminal has one size, so the other page shows the same rows.
        await Expect(wide.Page.Screen().Locator("> div").Filter(new() { HasTextRegex = new("a-line.*here") })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_tabs_show_the_same_terminal_and_both_type_into_it()
    {
        await using var one = await live.OpenAsync(site, Lesson);
        await using var other = await live.OpenAsync(site, Lesson);
        await one.Page.OpenTerminalAsync();
        await other.Page.OpenTerminalAsync();

        await one.Page.TypeAsync("echo from-$((1))");
        await other.Page.SeesAsync("from-1");
        await other.Page.TypeAsync("echo from-$((2))");

        await one.Page.SeesAsync("from-2");
        await other.Page.Run("note").ClickAsync();
        await one.Page.IsDoneAsync("note", "note.txt is there.");
    }

    [Fact]
    public async Task A_page_that_is_only_read_starts_no_machine()
    {
        await using var opened = await live.OpenAsync(site, "zh/lessons/untouched.html");

        await Expect(opened.Page.Opener()).ToHaveTextAsync("终端");
        await Expect(opened.Page.Opener()).ToHaveAttributeAsync("data-state", "off");
        await opened.Page.ReloadAsync();
        await Expect(opened.Page.Opener()).ToHaveAttributeAsync("data-state", "off");
        Assert.Empty(opened.Complaints);
    }
}
