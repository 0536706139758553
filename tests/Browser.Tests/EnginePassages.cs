using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>Passages that hold on some engines only follow the choice of engine.</summary>
public class EnginePassages(SiteFixture site)
{
    private const string Default = "Words for the default engine.";
    private const string Oldest = "Words for the oldest.";
    private const string Both = "Words for two others.";

    [Fact]
    public async Task Those_of_the_chosen_engine_are_open_and_the_others_are_closed()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        await ExpectOpenAsync(opened, Default);

        await Lens(opened).SelectOptionAsync("bookworm");
        await ExpectOpenAsync(opened, Oldest, Both);

        await Lens(opened).SelectOptionAsync("forky");
        await ExpectOpenAsync(opened, Both);

        await Lens(opened).SelectOptionAsync("");
        await ExpectOpenAsync(opened, Default);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task The_choice_is_kept()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        await Lens(opened).SelectOptionAsync("bookworm");

        await opened.GoAsync("zh/lessons/first.html");

        await ExpectOpenAsync(opened, Oldest, Both);
    }

    [Fact]
    public async Task Each_is_titled_and_unfolds_by_hand_also_without_JavaScript()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html", new() { JavaScriptEnabled = false });
        await Expect(opened.Page.Locator(".for-engine > summary"))
            .ToHaveTextAsync(["On Docker 26.1", "On Docker 20.10", "On Docker 20.10 and 28.5"]);
        await ExpectOpenAsync(opened, Default);

        await opened.Page.GetByText("On Docker 20.10", new() { Exact = true }).ClickAsync();

        await ExpectOpenAsync(opened, Default, Oldest);
    }

    private static ILocator Lens(OpenedPage opened) => opened.Page.Locator("[data-lens]");

    private static async Task ExpectOpenAsync(OpenedPage opened, params string[] texts) =>
        await Expect(opened.Page.Locator(".for-engine[open] > p")).ToHaveTextAsync(texts);
}
