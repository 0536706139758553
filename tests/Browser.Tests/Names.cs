using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>What a program's names are, on request.</summary>
public class Names(SiteFixture site)
{
    private const string Lesson = "en/lessons/first.html";

    [Fact]
    public async Task The_pointer_on_a_name_shows_what_it_is_and_may_move_onto_that()
    {
        await using var opened = await OpenAsync();
        Assert.DoesNotContain(opened.Requests, url => url.EndsWith("names.js", StringComparison.Ordinal));

        await Name(opened, "Type").HoverAsync();

        await Expect(Tip(opened)).ToHaveTextAsync("class Sample.EngineAsks <b>an</b> engine.");
        await Tip(opened).HoverAsync();
        await Expect(Tip(opened)).ToBeVisibleAsync();
        await Name(opened, "Method").HoverAsync();
        await Expect(Tip(opened)).ToHaveTextAsync("Task<Reply> IEngine.AskAsync(CancellationToken ct = default)");
        await opened.Page.Locator("h1").HoverAsync();
        await Expect(Tip(opened)).ToBeHiddenAsync();
        Assert.Empty(opened.Complaints);
        Assert.Single(opened.Requests, url => url.EndsWith("names.js", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Arrow_keys_go_from_name_to_name_and_Escape_puts_it_away()
    {
        await using var opened = await OpenAsync();
        await Code(opened).FocusAsync();
        await Expect(Code(opened)).ToHaveAttributeAsync("aria-keyshortcuts", "ArrowLeft ArrowRight");

        await opened.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Name(opened, "Type")).ToBeFocusedAsync();
        await Expect(Name(opened, "Type")).ToHaveAccessibleDescriptionAsync("class Sample.Engine Asks <b>an</b> engine.");
        await opened.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Name(opened, "Method")).ToBeFocusedAsync();
        await Expect(Tip(opened)).ToContainTextAsync("AskAsync");
        await opened.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Name(opened, "Method")).ToBeFocusedAsync();
        await opened.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Name(opened, "Type")).ToBeFocusedAsync();

        await opened.Page.Keyboard.PressAsync("Escape");
        await Expect(Tip(opened)).ToBeHiddenAsync();
        await Expect(Name(opened, "Type")).ToHaveAccessibleDescriptionAsync("");
        await opened.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Tip(opened)).ToBeVisibleAsync();
        await opened.Page.Keyboard.PressAsync("Tab");
        await Expect(Tip(opened)).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_tap_shows_it_within_the_screen_for_anyone_to_read(ColorScheme scheme)
    {
        await using var opened = await OpenAsync(
            new()
            {
                HasTouch = true,
                ColorScheme = scheme,
                ViewportSize = new() { Width = 360, Height = 700 },
            }
        );

        await Name(opened, "Method").TapAsync();

        await Expect(Tip(opened)).ToBeVisibleAsync();
        var box = (await Tip(opened).BoundingBoxAsync())!;
        Assert.InRange(box.X, 0, 360 - box.Width);
        Assert.Empty(await opened.FaultsAsync());
        await opened.Page.Locator("h1").TapAsync();
        await Expect(Tip(opened)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Without_JavaScript_a_link_leads_to_the_same_words()
    {
        await using var opened = await site.OpenAsync(Lesson, new() { JavaScriptEnabled = false });

        await opened
            .Page.Locator("#run .variant-csharp")
            .GetByRole(AriaRole.Link, new() { Name = "What the names in this program mean" })
            .ClickAsync();

        await Expect(opened.Page.Locator("body")).ToContainTextAsync("class Sample.Engine");
    }

    private async Task<OpenedPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var opened = await site.OpenAsync(Lesson, options);
        await opened.Page.Locator("#run [role=tab][data-variant=csharp]").ClickAsync();
        return opened;
    }

    private static ILocator Code(OpenedPage opened) => opened.Page.Locator("#run .variant-csharp .listing pre");

    private static ILocator Name(OpenedPage opened, string text) => Code(opened).Locator("span", new() { HasText = text });

    private static ILocator Tip(OpenedPage opened) =>
        opened.Page.GetByRole(AriaRole.Tooltip, new() { IncludeHidden = true }).And(opened.Page.Locator("#name--tip"));
}
