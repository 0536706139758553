using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public class Search(SiteFixture site, BuiltCourse built)
{
    private const string English = "course/en/lessons/containers.html";
    private const string Chinese = "course/zh/lessons/containers.html";

    [Theory]
    [InlineData(English, "image", "en/lessons/images.html")]
    [InlineData(English, "镜像", "en/lessons/images.html")]
    [InlineData(English, "--rm", "en/lessons/images.html#run")]
    [InlineData(English, "docker.sock", "en/docs/engine.html#socket")]
    [InlineData(English, "hello", "en/lessons/images.html#pull")]
    [InlineData(English, "contianer", "en/lessons/containers.html#create")]
    [InlineData(Chinese, "镜像仓库", "zh/lessons/images.html#what")]
    [InlineData(Chinese, "数据卷", "zh/lessons/containers.html#data")]
    [InlineData(Chinese, "image", "zh/lessons/images.html")]
    [InlineData(Chinese, "卷", "zh/lessons/containers.html#data")]
    [InlineData(Chinese, "/var/run/docker.sock", "zh/docs/engine.html#socket")]
    [InlineData("course/zh/index.html", "docker_host", "zh/docs/engine.html#socket")]
    public async Task Enter_opens_what_comes_first(string page, string query, string address)
    {
        await using var opened = await OpenAsync(page, query);
        await Expect(Options(opened).First).ToHaveAttributeAsync("aria-selected", "true");

        await opened.Page.Keyboard.PressAsync("Enter");

        await Expect(opened.Page).ToHaveURLAsync(new Regex($"/course/{Regex.Escape(address)}$"));
        await Expect(Dialog(opened)).ToBeHiddenAsync();
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Its_scripts_load_when_it_first_opens_and_from_beside_the_page()
    {
        await using var opened = await site.OpenAsync(English);
        Assert.DoesNotContain(await ScriptsAsync(opened), script => script.Contains("search", StringComparison.Ordinal));

        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await opened.Page.Keyboard.InsertTextAsync("image");
        await Expect(Options(opened)).Not.ToHaveCountAsync(0);
        await opened.Page.Keyboard.PressAsync("Escape");
        await opened.Page.Keyboard.PressAsync("/");

        var scripts = (await ScriptsAsync(opened)).Where(script => script.Contains("search", StringComparison.Ordinal)).ToList();
        Assert.Equal("../search-index.js", scripts[0]);
        Assert.StartsWith("../../assets/search.", Assert.Single(scripts[1..]));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("Control+k")]
    [InlineData("Meta+k")]
    public async Task A_key_opens_it_and_Escape_gives_the_focus_back(string key)
    {
        await using var opened = await site.OpenAsync(English);
        await opened.Page.Locator(".languages a").FocusAsync();

        await opened.Page.Keyboard.PressAsync(key);

        await Expect(Input(opened)).ToBeFocusedAsync();
        await Expect(Input(opened)).ToHaveValueAsync("");
        await opened.Page.Keyboard.PressAsync("Escape");
        await Expect(Dialog(opened)).ToBeHiddenAsync();
        await Expect(opened.Page.Locator(".languages a")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_slash_that_is_looked_for_is_typed()
    {
        await using var opened = await OpenAsync(English, "docker");

        await opened.Page.Keyboard.PressAsync("/");

        await Expect(Input(opened)).ToHaveValueAsync("docker/");
    }

    [Fact]
    public async Task Arrows_move_through_the_results_and_round_their_ends()
    {
        await using var opened = await OpenAsync(English, "docker");
        await Expect(Options(opened)).ToHaveCountAsync(await FoundAsync(opened));
        var count = await Options(opened).CountAsync();
        Assert.True(count > 2);

        await AssertAtAsync(opened, 0);
        await opened.Page.Keyboard.PressAsync("ArrowDown");
        await AssertAtAsync(opened, 1);
        await opened.Page.Keyboard.PressAsync("ArrowUp");
        await opened.Page.Keyboard.PressAsync("ArrowUp");
        await AssertAtAsync(opened, count - 1);
        await opened.Page.Keyboard.PressAsync("ArrowDown");
        await AssertAtAsync(opened, 0);
        await Expect(Input(opened)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Enter_waits_for_what_was_typed_last()
    {
        await using var opened = await OpenAsync(English, "docker");

        // In one go, so that what is typed cannot have been found before Enter.
        await opened.Page.EvaluateAsync(
            """
            const input = document.querySelector('[data-search] input');
            input.value = 'docker.sock';
            input.dispatchEvent(new Event('input'));
            input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
            """
        );

        await Expect(opened.Page).ToHaveURLAsync(new Regex("/docs/engine.html#socket$"));
    }

    [Fact]
    public async Task More_results_appear_when_the_last_one_is_reached()
    {
        await using var opened = await site.OpenAsync(
            "en/index.html",
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 500 },
            },
            built.Root
        );
        await opened.Page.Keyboard.PressAsync("/");
        await Input(opened).FillAsync("docker");
        await Expect(Options(opened)).ToHaveCountAsync(10);
        Assert.Equal(40, await FoundAsync(opened));

        await opened.Page.Keyboard.PressAsync("ArrowUp");

        await Expect(Options(opened)).ToHaveCountAsync(20);
        await AssertAtAsync(opened, 9);
        var last = await Options(opened).Nth(9).GetAttributeAsync("href");
        await opened.Page.Keyboard.PressAsync("ArrowDown");
        await AssertAtAsync(opened, 10);
        Assert.NotEqual(last, await Options(opened).Nth(10).GetAttributeAsync("href"));
    }

    [Fact]
    public async Task A_result_on_this_page_closes_it_and_shows_the_place()
    {
        await using var opened = await OpenAsync(English, "docker rm box");

        await Options(opened).First.ClickAsync();

        await Expect(Dialog(opened)).ToBeHiddenAsync();
        Assert.Equal($"{English}#remove", opened.Address);
        await Expect(opened.Page.Locator("#remove")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Results_stand_by_page_with_what_matches_marked()
    {
        await using var opened = await OpenAsync(Chinese, "镜像仓库");
        var group = opened.Page.GetByRole(AriaRole.Group, new() { Name = "镜像" });

        await Expect(group.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Expect(group.Locator(".search-title")).ToHaveTextAsync("什么是镜像");
        await Expect(group.Locator(".search-text mark")).ToHaveTextAsync(["镜像", "镜像仓库"]);
        await Expect(opened.Page.Locator("[data-search-message]")).ToHaveTextAsync("1 条结果");
    }

    [Fact]
    public async Task A_term_found_by_its_other_name_is_marked_by_its_own()
    {
        await using var opened = await OpenAsync(Chinese, "image");

        await Expect(Options(opened).First.Locator("mark").First).ToHaveTextAsync("镜像");
    }

    [Fact]
    public async Task Text_of_the_content_stays_text()
    {
        await using var opened = await OpenAsync(English, "onerror");

        await Expect(Options(opened).First.Locator(".search-text")).ToContainTextAsync("<img src=x onerror=");
        await Expect(Dialog(opened).Locator("img")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(
        English,
        "Search for a word, a command, an option such as --rm, or a path. Or paste an error message.",
        "No results for “$&zzz”."
    )]
    [InlineData(Chinese, "可以搜索词语、命令、选项（如 --rm）或路径，也可以粘贴错误消息。", "没有找到“$&zzz”。")]
    public async Task It_says_what_can_be_looked_for_and_when_nothing_is_found(string page, string empty, string none)
    {
        await using var opened = await OpenAsync(page, "");
        var message = opened.Page.Locator("[data-search-message]");
        await Expect(message).ToHaveTextAsync(empty);

        await Input(opened).FillAsync("$&zzz");

        await Expect(message).ToHaveTextAsync(none);
        await Expect(Input(opened)).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [Fact]
    public async Task It_says_when_it_cannot_be_loaded()
    {
        // The sample pages have no index beside them.
        await using var opened = await OpenAsync("en/lessons/first.html", "image");

        await Expect(opened.Page.Locator("[data-search-message]"))
            .ToHaveTextAsync("The search couldn’t be loaded. Close it and try again.");
    }

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Axe_finds_nothing_in_it_and_it_fits_the_screen(int width, ColorScheme scheme)
    {
        await using var opened = await OpenAsync(
            Chinese,
            "",
            new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 740 },
            }
        );
        foreach (var query in new[] { "", "docker", "zzz" })
        {
            await Input(opened).FillAsync(query);
            await ShowsAsync(opened, anything: query == "docker");
            Assert.Empty((await opened.FaultsAsync()).Select(fault => $"“{query}”: {fault}"));
            Assert.InRange((await Dialog(opened).BoundingBoxAsync())!.Width, 300, width);
            Assert.Equal(width, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    private async Task<OpenedPage> OpenAsync(string path, string query, BrowserNewContextOptions? options = null)
    {
        var opened = await site.OpenAsync(path, options);
        await opened.Page.Keyboard.PressAsync("/");
        await Input(opened).FillAsync(query);
        if (query.Length > 0 && path.StartsWith("course/", StringComparison.Ordinal))
        {
            await ShowsAsync(opened, anything: true);
        }

        return opened;
    }

    /// <summary>How many results there are, as the page says.</summary>
    private static async Task<int> FoundAsync(OpenedPage opened) =>
        int.Parse(Regex.Match(await opened.Page.Locator("[data-search-message]").InnerTextAsync(), "[0-9]+").Value);

    private static Task ShowsAsync(OpenedPage opened, bool anything) =>
        anything ? Expect(Options(opened)).Not.ToHaveCountAsync(0) : Expect(Options(opened)).ToHaveCountAsync(0);

    private static async Task AssertAtAsync(OpenedPage opened, int location)
    {
        var option = Options(opened).Nth(location);
        await Expect(option).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(Input(opened)).ToHaveAttributeAsync("aria-activedescendant", (await option.GetAttributeAsync("id"))!);
        await Expect(opened.Page.Locator("[role=option][aria-selected=true]")).ToHaveCountAsync(1);
        await Expect(option).ToBeInViewportAsync();
    }

    private static Task<string[]> ScriptsAsync(OpenedPage opened) =>
        opened.Page.EvaluateAsync<string[]>("[...document.scripts].map(script => script.getAttribute('src'))");

    private static ILocator Dialog(OpenedPage opened) => opened.Page.Locator("dialog.search");

    private static ILocator Input(OpenedPage opened) =>
        opened.Page.GetByRole(AriaRole.Combobox, new() { IncludeHidden = true }).And(opened.Page.Locator("input"));

    private static ILocator Options(OpenedPage opened) => opened.Page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option);
}
