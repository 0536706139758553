using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public partial class Terms(SiteFixture site)
{
    [Fact]
    public async Task The_keyboard_shows_the_meaning_and_Escape_puts_it_away()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        await Expect(Tip(opened)).ToBeHiddenAsync();

        await Link(opened).FocusAsync();

        await Expect(Tip(opened)).ToBeVisibleAsync();
        await Expect(Link(opened)).ToHaveAccessibleDescriptionAsync("image A read-only template.");
        await opened.Page.Keyboard.PressAsync("Escape");
        await Expect(Tip(opened)).ToBeHiddenAsync();
        await Expect(Link(opened)).ToBeFocusedAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(opened.Page).ToHaveURLAsync(Entry());
    }

    [Fact]
    public async Task The_pointer_shows_it_and_may_move_onto_it()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");

        await Link(opened).HoverAsync();
        await Expect(Tip(opened)).ToBeVisibleAsync();
        await Tip(opened).HoverAsync();
        await Expect(Tip(opened)).ToBeVisibleAsync();

        await opened.Page.Locator("h1").HoverAsync();
        await Expect(Tip(opened)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_first_tap_shows_it_within_the_screen_and_the_second_follows_the_link()
    {
        await using var opened = await site.OpenAsync(
            "en/lessons/first.html",
            new()
            {
                HasTouch = true,
                ViewportSize = new() { Width = 360, Height = 700 },
            }
        );

        await Link(opened).TapAsync();

        await Expect(Tip(opened)).ToBeVisibleAsync();
        var box = (await Tip(opened).BoundingBoxAsync())!;
        Assert.InRange(box.X, 0, 360 - box.Width);
        await Link(opened).TapAsync();
        await Expect(opened.Page).ToHaveURLAsync(Entry());
    }

    [Fact]
    public async Task Without_JavaScript_it_is_a_link()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html", new() { JavaScriptEnabled = false });

        await Expect(Tip(opened)).ToBeHiddenAsync();
        await Link(opened).ClickAsync();

        Assert.Equal("en/docs/glossary.html#image", opened.Address);
    }

    private static ILocator Link(OpenedPage opened) => opened.Page.Locator("a.term");

    private static ILocator Tip(OpenedPage opened) => opened.Page.Locator("[id^='term-']");

    [GeneratedRegex("/en/docs/glossary\\.html#image$")]
    private static partial Regex Entry();
}
