using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public class Shortcuts(SiteFixture site)
{
    private const string Lesson = "en/lessons/first.html";

    [Fact]
    public async Task A_question_mark_shows_them_and_Escape_gives_the_focus_back()
    {
        await using var opened = await site.OpenAsync(Lesson);
        await opened.Page.Locator(".languages a").FocusAsync();

        await opened.Page.Keyboard.PressAsync("?");

        await Expect(Sheet(opened)).ToBeVisibleAsync();
        await opened.Page.Keyboard.PressAsync("Escape");
        await Expect(Sheet(opened)).ToBeHiddenAsync();
        await Expect(opened.Page.Locator(".languages a")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task It_lists_every_key_that_the_page_announces()
    {
        await using var opened = await site.OpenAsync(Lesson);
        var announced = await opened.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('[aria-keyshortcuts]')].flatMap(part => part.getAttribute('aria-keyshortcuts').split(' '))"
        );

        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Keyboard" }).ClickAsync();

        var listed = await Sheet(opened).Locator("kbd").AllTextContentsAsync();
        Assert.Equal(
            ["/", "?", "ArrowLeft", "ArrowRight", "Control+K", "End", "Home", "Meta+K"],
            announced.Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Superset(
            announced
                .Select(key => key.Replace("Control+", "Ctrl ").Replace("Meta+", "⌘ ").Replace("ArrowLeft", "←").Replace("ArrowRight", "→"))
                .ToHashSet(),
            listed.ToHashSet()
        );
    }

    [Fact]
    public async Task Single_characters_can_be_turned_off_and_stay_so()
    {
        await using var opened = await site.OpenAsync(Lesson);
        await opened.Page.Keyboard.PressAsync("?");
        await opened.Page.GetByLabel("Use the single-key shortcuts / and ?").UncheckAsync();
        await opened.Page.Keyboard.PressAsync("Escape");

        await opened.Page.ReloadAsync();
        await opened.Page.Keyboard.PressAsync("?");
        await opened.Page.Keyboard.PressAsync("/");
        await Expect(opened.Page.Locator("dialog[open]")).ToHaveCountAsync(0);

        await opened.Page.Keyboard.PressAsync("Control+k");
        await Expect(opened.Page.Locator("dialog.search")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Where_a_slash_wants_Shift_it_opens_the_search_too()
    {
        await using var opened = await site.OpenAsync(Lesson);

        await opened.Page.EvaluateAsync(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', shiftKey: true, bubbles: true }))"
        );

        await Expect(opened.Page.Locator("dialog.search")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("en", 360, ColorScheme.Light)]
    [InlineData("zh", 360, ColorScheme.Dark)]
    [InlineData("en", 1280, ColorScheme.Dark)]
    [InlineData("zh", 1280, ColorScheme.Light)]
    public async Task Axe_finds_nothing_in_them_and_they_fit_the_screen(string language, int width, ColorScheme scheme)
    {
        await using var opened = await site.OpenAsync(
            $"{language}/lessons/first.html",
            new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 740 },
            }
        );
        await opened.Page.Keyboard.PressAsync("?");
        await Expect(Sheet(opened).GetByRole(AriaRole.Heading)).ToHaveTextAsync(new Regex("Keyboard shortcuts|键盘快捷键"));

        Assert.Empty(await opened.FaultsAsync());
        Assert.InRange((await Sheet(opened).BoundingBoxAsync())!.Width, 300, width);
        Assert.Equal(width, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static ILocator Sheet(OpenedPage opened) => opened.Page.Locator("dialog.shortcuts");
}
