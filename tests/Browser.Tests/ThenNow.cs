using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>Two figures in one place, of which readers see the one that they choose.</summary>
public class ThenNow(SiteFixture site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_older_is_there_first_and_the_arrow_keys_change_it_also_without_JavaScript(bool scripts)
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html", new() { JavaScriptEnabled = scripts });
        await ExpectVisibleAsync(opened, "One program.");

        await opened.Page.GetByLabel("Then", new() { Exact = true }).FocusAsync();
        await opened.Page.Keyboard.PressAsync("ArrowRight");
        await ExpectVisibleAsync(opened, "Several programs.");

        await opened.Page.Keyboard.PressAsync("ArrowLeft");
        await ExpectVisibleAsync(opened, "One program.");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task The_next_stop_of_the_keyboard_is_a_link_in_the_chosen_one()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        var now = opened.Page.GetByRole(AriaRole.Radio, new() { Name = "Now" });
        await now.CheckAsync();

        await opened.Page.Keyboard.PressAsync("Tab");

        await Expect(opened.Page.Locator(".then-now a:focus")).ToHaveTextAsync("now");
    }

    [Fact]
    public async Task In_Chinese_the_choice_is_in_Chinese()
    {
        await using var opened = await site.OpenAsync("zh/lessons/first.html");

        await Expect(opened.Page.Locator(".then-now > label")).ToHaveTextAsync(["过去", "现在"]);
        await Expect(opened.Page.GetByRole(AriaRole.Group, new() { Name = "过去与现在" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_paper_are_both()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await ExpectVisibleAsync(opened, "One program.", "Several programs.");
    }

    [Fact]
    public async Task Axe_finds_nothing_in_the_second()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        await opened.Page.GetByRole(AriaRole.Radio, new() { Name = "Now" }).CheckAsync();

        Assert.Empty(await opened.FaultsAsync(".then-now"));
    }

    private static Task ExpectVisibleAsync(OpenedPage opened, params string[] captions) =>
        Expect(opened.Page.Locator(".then-now figcaption:visible")).ToHaveTextAsync(captions);
}
