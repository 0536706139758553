using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>A list of paths, of which readers follow one: plain links, and with scripts it remembers the last one.</summary>
public sealed class Choosing(SiteFixture site, BuiltCourse built)
{
    private const string Page = "en/lessons/install.html";
    private readonly string _output = built.Root;

    [Fact]
    public async Task Without_JavaScript_they_are_links()
    {
        await using var opened = await site.OpenAsync(Page, new() { JavaScriptEnabled = false }, _output);

        await Choice(opened, "CentOS").ClickAsync();

        await Expect(opened.Page.Locator("h1")).ToHaveTextAsync("Installing Docker on CentOS");
        await Expect(opened.Page.Locator(".chosen")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_last_one_is_marked_on_every_page_that_has_it_and_in_the_other_language()
    {
        await using var opened = await site.OpenAsync(Page, root: _output);
        await Expect(opened.Page.Locator(".chosen")).ToHaveCountAsync(0);

        await Choice(opened, "Windows").ClickAsync();
        await ExpectChosenAsync(opened, "Windows", "your choice last time");

        await opened.GoAsync("en/lessons/install-centos.html");
        await ExpectChosenAsync(opened, "Windows", "your choice last time");
        await opened.GoAsync("zh/lessons/install.html");
        await ExpectChosenAsync(opened, "Windows", "你上次的选择");

        await Choice(opened, "macOS").ClickAsync();
        await ExpectChosenAsync(opened, "macOS", "你上次的选择");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Axe_finds_nothing_in_a_marked_one()
    {
        await using var opened = await site.OpenAsync(Page, root: _output);
        await Choice(opened, "Windows").ClickAsync();

        Assert.Empty(await opened.FaultsAsync(".choices"));
    }

    [Fact]
    public async Task A_lesson_on_a_stand_in_says_on_its_page_and_in_the_list_that_it_is_rehearsed()
    {
        await using var opened = await site.OpenAsync("en/lessons/install-centos.html", root: _output);
        await Expect(opened.Page.Locator(".page-header .badge")).ToContainTextAsync("Rehearsed with Docker");
        await Expect(opened.Page.Locator(".page-header")).ToContainTextAsync("This lesson is a rehearsal.");

        await opened.GoAsync("zh/index.html");
        await Expect(Entry(opened, "install-centos.html")).ToContainTextAsync("演练");
        await Expect(Entry(opened, "install.html")).ToContainTextAsync("验证");
    }

    [Fact]
    public void In_the_index_of_the_site_it_is_rehearsed_and_not_verified()
    {
        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(_output, "site.json")));
        var lessons = index
            .RootElement.GetProperty("lessons")
            .EnumerateArray()
            .ToDictionary(lesson => lesson.GetProperty("id").GetString()!);

        Assert.Equal(JsonValueKind.Null, lessons["install-centos"].GetProperty("verified").ValueKind);
        Assert.Equal("trixie", lessons["install-centos"].GetProperty("rehearsed").GetProperty("engine").GetString());
        Assert.Equal("trixie", lessons["install"].GetProperty("verified").GetProperty("engine").GetString());
        Assert.Equal(JsonValueKind.Null, lessons["install"].GetProperty("rehearsed").ValueKind);
    }

    private static ILocator Choice(OpenedPage opened, string name) => opened.Page.Locator(".choices a").GetByText(name);

    private static ILocator Entry(OpenedPage opened, string page) =>
        opened
            .Page.Locator(".entry")
            .Filter(new() { Has = opened.Page.Locator($"a[href$='/{page}'], a[href='lessons/{page}']") })
            .Locator(".badge");

    private static async Task ExpectChosenAsync(OpenedPage opened, string name, string words)
    {
        await Expect(opened.Page.Locator(".chosen")).ToHaveTextAsync([words]);
        await Expect(opened.Page.Locator(".choices li").Filter(new() { HasText = words })).ToContainTextAsync(name);
    }
}
