using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[Collection("Live")]
public class LiveKeyboard(SiteFixture site, LiveCourse live)
{
    private const string Lesson = "en/lessons/looking.html";

    /// <summary>The width of the terminal's scroll bar in pixels.</summary>
    private const float ScrollBar = 14;

    [Fact]
    public async Task A_key_goes_to_the_terminal_and_leaves_it_and_the_terminal_names_it()
    {
        await using var opened = await live.OpenAsync(site, Lesson);
        var page = opened.Page;
        var run = page.Run("make");
        await run.FocusAsync();

        await page.Keyboard.PressAsync("Control+Backquote");
        await page.SeesAsync("$");
        var input = page.GetByRole(AriaRole.Textbox, new() { Name = "Terminal", Exact = true });
        await Expect(input).ToBeFocusedAsync();
        await Expect(input).ToHaveAccessibleDescriptionAsync("Press Ctrl and the backtick key to leave the terminal.");
        await Expect(page.Dock().GetByText("Ctrl+` leaves the terminal")).ToBeVisibleAsync();

        // Tab belongs to the shell.
        await page.Keyboard.TypeAsync("ech");
        await page.Keyboard.PressAsync("Tab");
        await page.SeesAsync("$ echo");
        await Expect(input).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Control+Backquote");
        await Expect(run).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("[data-shortcuts]")).ToContainTextAsync("Go to the terminal, or leave it");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task The_size_and_the_place_are_chosen_with_the_keyboard_and_remembered()
    {
        await using var opened = await live.OpenAsync(site, Lesson);
        var page = opened.Page;
        await page.OpenTerminalAsync();
        var grip = page.GetByRole(AriaRole.Separator, new() { Name = "Size of the terminal" });
        var before = (await page.Dock().BoundingBoxAsync())!.Height;

        await grip.PressAsync("ArrowUp");
        await grip.PressAsync("ArrowUp");
        var after = (await page.Dock().BoundingBoxAsync())!.Height;
        Assert.Equal(before + 48, after);

        await page.Options().PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Beside the text" }).PressAsync("Enter");
        var beside = (await page.Dock().BoundingBoxAsync())!;
        Assert.True(beside.Height > after && beside.X > 300, $"{beside.X} {beside.Width} {beside.Height}");
        var text = (await page.Locator("#make").BoundingBoxAsync())!;
        Assert.True(text.X + text.Width <= beside.X);

        // Eighty columns fit, as in the recordings, and none of them is under the scroll bar.
        await page.Locator(".live-screen").First.ClickAsync();
        await page.TypeAsync("echo $(($(tput cols) >= 80))-wide");
        await page.SeesAsync("1-wide");
        var rows = (await page.Screen().BoundingBoxAsync())!;
        Assert.InRange(rows.X + rows.Width, beside.X, beside.X + beside.Width - ScrollBar);

        await page.ReloadAsync();
        await page.SeesAsync("$");
        Assert.Equal(beside.X, (await page.Dock().BoundingBoxAsync())!.X);
        await page.Options().PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Below the text" }).PressAsync("Enter");
        Assert.Equal(after, (await page.Dock().BoundingBoxAsync())!.Height);
    }

    [Fact]
    public async Task In_screen_reader_mode_the_terminal_is_text_that_can_be_read()
    {
        await using var opened = await live.OpenAsync(site, Lesson);
        var page = opened.Page;
        await page.OpenTerminalAsync();
        await Expect(page.Locator(".xterm-accessibility")).ToHaveCountAsync(0);

        await page.Options().ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Screen reader mode" }).ClickAsync();
        await page.Locator(".live-screen").First.ClickAsync();
        await page.TypeAsync("echo read-$((1))");

        await Expect(page.Locator(".xterm-accessibility")).ToContainTextAsync("read-1");
    }
}
