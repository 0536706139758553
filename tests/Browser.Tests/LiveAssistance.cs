using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>The editor of a program suggests names and explains them.</summary>
[Collection("Live")]
public class LiveAssistance(SiteFixture site, LiveCourse live)
{
    [Fact]
    public async Task Names_are_suggested_while_one_types_and_taken_with_the_keyboard()
    {
        await using var opened = await OpenAsync("en/lessons/assisting.html");
        var (page, editor) = (opened.Page, Editor(opened.Page, "make.cs, editor"));
        var names = page.GetByRole(AriaRole.Listbox, new() { Name = "Suggested names" });

        await TypeAtEndAsync(editor, "\nConsole.");
        await Expect(names.GetByRole(AriaRole.Option, new() { Name = "WriteLine", Exact = true })).ToHaveCountAsync(1);
        await page.Keyboard.TypeAsync("WriteL");
        await Expect(names.GetByRole(AriaRole.Option, new() { Name = "WriteLine", Selected = true })).ToBeVisibleAsync();
        await Expect(page.Locator(".cm-completionInfo")).ToContainTextAsync("void Console.WriteLine()");
        await Expect(page.Locator(".cm-completionInfo")).ToContainTextAsync("more have this name.");
        await AnnouncedAsync(page, "void Console.WriteLine()");
        await TakeAsync(page, "Tab");
        await Expect(names).ToHaveCountAsync(0);
        await page.Keyboard.TypeAsync("(dock");
        await Expect(names.GetByRole(AriaRole.Option, new() { Name = "docker", Selected = true })).ToBeVisibleAsync();
        await TakeAsync(page, "Enter");
        await page.Keyboard.TypeAsync(".Conta");
        await Expect(names.GetByRole(AriaRole.Option, new() { Name = "Containers", Selected = true })).ToBeVisibleAsync();
        await TakeAsync(page, "Enter");
        await page.Keyboard.TypeAsync(");");
        await Expect(editor).ToContainTextAsync("Console.WriteLine(docker.Containers);");

        // Escape closes the list, and nothing is suggested in a comment.
        await page.Keyboard.TypeAsync("\ndocker.");
        await Expect(names).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(names).ToHaveCountAsync(0);
        await Expect(editor).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+Space");
        await Expect(names).ToBeVisibleAsync();
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_name_is_explained_under_the_pointer_and_at_the_caret()
    {
        await using var opened = await OpenAsync("en/lessons/assisting.html");
        var (page, editor) = (opened.Page, Editor(opened.Page, "make.cs, editor"));
        var note = page.Locator(".note:not(.cm-completionInfo *)");

        // The first word of the line.
        await editor
            .Locator(".cm-line")
            .Filter(new() { HasText = "Console.WriteLine" })
            .HoverAsync(
                new()
                {
                    Position = new() { X = 30, Y = 10 },
                }
            );
        await Expect(note).ToContainTextAsync("class System.Console");
        await page.Mouse.MoveAsync(0, 0);
        await Expect(note).ToHaveCountAsync(0);

        await TypeAtEndAsync(editor, "\nConsole.Beep();");
        await page.Keyboard.PressAsync("F1");
        await AnnouncedAsync(page, "Nothing is known about this place.");
        for (var count = 0; count < 4; count++)
        {
            await page.Keyboard.PressAsync("ArrowLeft");
        }

        await page.Keyboard.PressAsync("F1");
        await Expect(note).ToContainTextAsync("void Console.Beep()");
        await AnnouncedAsync(page, "void Console.Beep()");
        await page.Keyboard.PressAsync("Escape");
        await Expect(note).ToHaveCountAsync(0);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task The_editor_speaks_the_language_of_the_page()
    {
        await using var opened = await OpenAsync("zh/lessons/assisting.html", "编辑");
        var (page, editor) = (opened.Page, Editor(opened.Page, "make.cs，编辑器"));

        await TypeAtEndAsync(editor, "\nConsole.");

        var names = page.GetByRole(AriaRole.Listbox, new() { Name = "可用的名称" });
        await Expect(names.GetByRole(AriaRole.Option, new() { Name = "WriteLine", Exact = true })).ToHaveCountAsync(1);
        await page.Keyboard.TypeAsync("WriteL");
        await Expect(page.Locator(".cm-completionInfo")).ToContainTextAsync("个同名的成员");
        Assert.Empty(opened.Complaints);
    }

    private async Task<OpenedPage> OpenAsync(string lesson, string edit = "Edit")
    {
        var opened = await live.OpenAsync(site, lesson);
        await opened.Page.GetByRole(AriaRole.Tab, new() { Name = "C#" }).ClickAsync();
        await opened.Page.Locator("#make .variant-csharp > .listing").GetByRole(AriaRole.Button, new() { Name = edit }).ClickAsync();
        await opened
            .Page.Locator(".cm-announced")
            .EvaluateAsync(
                """
                region => {
                    window.announced = [];
                    new MutationObserver(() => announced.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
                }
                """
            );
        return opened;
    }

    /// <summary>Waits until a screen reader was told a text. The editor takes it away soon after.</summary>
    private static Task AnnouncedAsync(IPage page, string text) =>
        page.WaitForFunctionAsync("text => announced.splice(0).some(said => said.includes(text))", text);

    private static ILocator Editor(IPage page, string name) => page.GetByRole(AriaRole.Textbox, new() { Name = name });

    private static async Task TypeAtEndAsync(ILocator editor, string text)
    {
        await editor.PressAsync("Control+End");
        await editor.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Takes the name that is selected. Within 75 ms of a new list the editor takes none, so that nobody takes one by accident.</summary>
    private static async Task TakeAsync(IPage page, string key)
    {
        await page.WaitForTimeoutAsync(150);
        await page.Keyboard.PressAsync(key);
    }
}
