using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>A reader who has an error message pastes it into the search, on pages that were opened from disk.</summary>
public sealed class ErrorMessages(SiteFixture site, BuiltCourse built)
{
    private const string Pasted =
        "docker: Error response from daemon: Conflict. The container name \"/shop\" is already in use by container "
        + "\"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\". You have to remove (or rename) that container to be able to reuse that name.";

    [Theory]
    [InlineData("en", "paste your error message")]
    [InlineData("zh", "粘贴错误消息")]
    public async Task A_link_in_the_lesson_opens_the_search_which_leads_to_the_step(string language, string link)
    {
        await using var opened = await site.OpenAsync($"{language}/lessons/troubleshooting.html", root: built.Root);

        await opened.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();
        await Expect(opened.Page.Locator("dialog.search input")).ToBeFocusedAsync();
        await opened.Page.Keyboard.InsertTextAsync(Pasted);

        var first = opened.Page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option).First;
        await Expect(first).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(first.Locator(".search-text")).ToContainTextAsync("Conflict. The container name … is already in use by container …");
        await opened.Page.Keyboard.PressAsync("Enter");

        await Expect(opened.Page).ToHaveURLAsync(new Regex($"/{language}/lessons/troubleshooting-containers\\.html#name-taken$"));
        await Expect(opened.Page.Locator("#name-taken .output").First).ToContainTextAsync("is already in use");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Without_JavaScript_the_link_leads_to_a_list_of_messages()
    {
        await using var opened = await site.OpenAsync("en/lessons/troubleshooting.html", new() { JavaScriptEnabled = false }, built.Root);

        await opened.Page.GetByRole(AriaRole.Link, new() { Name = "paste your error message" }).ClickAsync();

        await Expect(opened.Page).ToHaveURLAsync(new Regex("#messages$"));
        await opened.Page.GetByRole(AriaRole.Link, new() { Name = "The name is taken" }).ClickAsync();
        await Expect(opened.Page).ToHaveURLAsync(new Regex("troubleshooting-containers\\.html#name-taken$"));
    }
}
