using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[Collection("Live")]
public class LiveProgram(SiteFixture site, LiveCourse live)
{
    [Fact]
    public async Task A_program_can_be_edited_and_run_and_brought_back()
    {
        await using var opened = await live.OpenAsync(site, "en/lessons/program.html");
        var page = opened.Page;
        await page.GetByRole(AriaRole.Tab, new() { Name = "C#" }).ClickAsync();
        var listing = page.Locator("#make .variant-csharp > .listing");
        var output = page.Locator("#make .live-output");
        await listing.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        var editor = listing.GetByRole(AriaRole.Textbox, new() { Name = "make.cs, editor" });

        // Keys that are shortcuts elsewhere on the page are text here.
        await editor.PressAsync("Control+End");
        await page.Keyboard.TypeAsync("\n// why?");
        await Expect(editor).ToContainTextAsync("// why?");
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);

        // A mistake shows at its line while it is typed.
        await editor.PressAsync("Control+End");
        await page.Keyboard.TypeAsync("\nConsole.WriteLine(oops);");
        await Expect(listing.Locator(".live-problems")).ToContainTextAsync("Line 12 The name 'oops' does not exist in the current context");
        await Expect(listing.Locator(".cm-lintRange-error")).ToHaveTextAsync("oops");
        await page.Run("make").ClickAsync();
        await Expect(output).ToContainTextAsync("The program does not compile.");

        // What the program prints streams to the page, and the step's check is asked afterwards.
        await listing.GetByRole(AriaRole.Button, new() { Name = "Line 12" }).ClickAsync();
        await Expect(editor).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+z");
        await editor.PressAsync("Control+End");
        await page.Keyboard.TypeAsync("\nConsole.WriteLine($\"Six times seven is {6 * 7}.\");");
        await Expect(listing.Locator(".live-problems")).ToBeHiddenAsync();
        await page.Run("make").ClickAsync();
        await Expect(output).ToContainTextAsync("Six times seven is 42.");
        await Expect(output).ToContainTextAsync("Exit code 0");
        await page.IsDoneAsync("make", "There is a network called pond.");

        // The edit survives a reload, until it is discarded.
        await page.ReloadAsync();
        await Expect(editor).ToContainTextAsync("Six times seven");
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await listing.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await Expect(editor).Not.ToContainTextAsync("Six times seven");
        await Expect(listing.GetByRole(AriaRole.Button, new() { Name = "Reset" })).ToBeHiddenAsync();
        await page.ReloadAsync();
        await Expect(listing.Locator("pre")).ToBeVisibleAsync();
        await Expect(editor).ToHaveCountAsync(0);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_program_that_is_too_long_is_not_sent()
    {
        await using var opened = await live.OpenAsync(site, "en/lessons/program.html");
        var page = opened.Page;
        await page.GetByRole(AriaRole.Tab, new() { Name = "C#" }).ClickAsync();
        var listing = page.Locator("#make .variant-csharp > .listing");
        await listing.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await listing.GetByRole(AriaRole.Textbox, new() { Name = "make.cs, editor" }).PressAsync("Control+End");

        // The server would close the connection.
        await page.Keyboard.InsertTextAsync($"\n// {new string('长', 100_000)}");

        await Expect(listing.Locator(".live-problems")).ToContainTextAsync("It can have 65536 characters at most.");
        await page.Run("make").ClickAsync();
        await Expect(page.Locator("#make .live-output")).ToBeHiddenAsync();
        await Expect(page.Opener()).Not.ToHaveAttributeAsync("data-state", "lost");
        Assert.Empty(opened.Complaints);
    }
}
