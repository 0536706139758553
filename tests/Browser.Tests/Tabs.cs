using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public class Tabs(SiteFixture site)
{
    [Fact]
    public async Task One_choice_holds_for_every_step_and_the_next_page()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");

        await Tab(opened, "#run").ClickAsync();

        await Expect(opened.Page.Locator("#list .variant-csharp")).ToBeVisibleAsync();
        await Expect(opened.Page.Locator("#list .variant-shell")).ToBeHiddenAsync();
        await opened.GoAsync("en/lessons/second.html");
        await Expect(Tab(opened, "#run")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(opened.Page.Locator("#run .variant-csharp")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Arrows_move_between_them_and_only_the_chosen_one_takes_the_focus()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        await opened.Page.Locator("#run [data-variant=shell]").FocusAsync();

        await opened.Page.Keyboard.PressAsync("ArrowRight");

        await Expect(Tab(opened, "#run")).ToBeFocusedAsync();
        await Expect(Tab(opened, "#run")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(opened.Page.Locator("#run [data-variant=shell]")).ToHaveAttributeAsync("tabindex", "-1");
        await opened.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(opened.Page.Locator("#run [data-variant=shell]")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_step_without_a_program_has_none()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");

        await Tab(opened, "#run").ClickAsync();

        await Expect(opened.Page.Locator("#refused [role=tab]")).ToHaveCountAsync(0);
        await Expect(opened.Page.Locator("#refused .terminal").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_chosen_tab_stays_where_it_is_on_the_screen()
    {
        await using var opened = await site.OpenAsync(
            "en/lessons/first.html",
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 600 },
            }
        );
        var tab = Tab(opened, "#list");
        await tab.ScrollIntoViewIfNeededAsync();
        var before = (await tab.BoundingBoxAsync())!.Y;

        await tab.ClickAsync();

        Assert.Equal(before, (await tab.BoundingBoxAsync())!.Y, tolerance: 2);
    }

    private static ILocator Tab(OpenedPage opened, string step) => opened.Page.Locator($"{step} [data-variant=csharp]");
}
