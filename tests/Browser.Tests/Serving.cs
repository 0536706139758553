using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public class Serving(SiteFixture site)
{
    private const string Lesson = "content/lessons/images/en.md";
    private const string Page = "en/lessons/images.html";

    [Fact]
    public async Task An_edit_is_on_the_open_page_which_stays_where_it_was()
    {
        await using var served = await ServedCourse.StartAsync();
        await using var opened = await site.OpenAsync(
            Page,
            new()
            {
                ViewportSize = new() { Width = 400, Height = 200 },
            },
            served.Address
        );
        await opened.Page.EvaluateAsync("scrollTo({ top: 120, behavior: 'instant' })");

        served.Edit(Lesson, "title: ", "title: Freshly ");

        await Expect(opened.Page.Locator("h1")).ToContainTextAsync("Freshly");
        await opened.Page.WaitForFunctionAsync("() => scrollY === 120");
        Assert.DoesNotContain(opened.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edit_of_the_stylesheet_is_on_the_open_page()
    {
        await using var served = await ServedCourse.StartAsync();
        await using var opened = await site.OpenAsync(Page, root: served.Address);

        served.Edit("theme/assets/css/tokens.css", "--paper: #f5f6f3;", "--paper: #010203;");

        await Expect(opened.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(1, 2, 3)");
    }

    [Fact]
    public async Task A_mistake_shows_over_the_last_good_page_until_it_is_mended()
    {
        await using var served = await ServedCourse.StartAsync();
        await using var opened = await site.OpenAsync(Page, root: served.Address);
        var overlay = opened.Page.GetByRole(AriaRole.Alertdialog);

        served.Edit(Lesson, "::: step", "::: stepp");

        await Expect(overlay).ToContainTextAsync("error invalid-value");
        // A warning in the terminal comes before it.
        var first = served.Errors.ToString().Split('\n').First(line => line.Contains(": error ", StringComparison.Ordinal));
        foreach (var part in await overlay.Locator("li").First.Locator("p").AllTextContentsAsync())
        {
            Assert.Contains(part, first, StringComparison.Ordinal);
        }

        await opened.Page.ReloadAsync();
        await Expect(opened.Page.Locator("h1")).ToBeAttachedAsync();
        await Expect(overlay).ToBeVisibleAsync();
        served.Edit(Lesson, "::: stepp", "::: step");
        await Expect(overlay).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Problems_can_be_read_by_anyone_and_be_put_away(ColorScheme scheme)
    {
        await using var served = await ServedCourse.StartAsync();
        await using var opened = await site.OpenAsync(
            Page,
            new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = 360, Height = 700 },
            },
            served.Address
        );
        var overlay = opened.Page.GetByRole(AriaRole.Alertdialog);
        served.Edit(Lesson, "::: step", "::: stepp");
        await Expect(overlay).ToBeVisibleAsync();

        Assert.Empty(await opened.FaultsAsync());
        Assert.Equal(360, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        await opened.Page.Keyboard.PressAsync("Escape");
        await Expect(overlay).ToBeHiddenAsync();
        await opened.Page.GetByRole(AriaRole.Button, new() { NameRegex = new(@"^\d+ problems?$") }).ClickAsync();
        await Expect(overlay).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_mistake_in_a_script_of_the_theme_shows_with_its_file_and_line()
    {
        await using var served = await ServedCourse.StartAsync();
        await using var opened = await site.OpenAsync(Page, root: served.Address);
        var overlay = opened.Page.GetByRole(AriaRole.Alertdialog);

        served.Edit("theme/assets/theme.ts", "export function isTheme", "export function isTheme isTheme");

        await Expect(overlay).ToContainTextAsync("theme/assets/theme.ts:5:25");
        await Expect(overlay).ToContainTextAsync("error invalid-theme");
        served.Edit("theme/assets/theme.ts", "isTheme isTheme", "isTheme");
        await Expect(overlay).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_page_comes_with_its_file_and_goes_with_it()
    {
        await using var served = await ServedCourse.StartAsync();
        await served.AnswersAsync("en/docs/fresh.html", 404);

        served.Write("content/docs/en/fresh.md", "---\ntitle: Fresh\nsummary: Just written.\n---\n\nText.\n");
        await served.AnswersAsync("en/docs/fresh.html", 200);

        served.Delete("content/docs/en/fresh.md");
        await served.AnswersAsync("en/docs/fresh.html", 404);
    }

    [Fact]
    public async Task An_edit_of_a_component_asks_for_a_restart()
    {
        await using var served = await ServedCourse.StartAsync();

        served.Write("theme/Mark.razor", "<svg></svg>");

        await served.SaysAsync("Mark.razor is compiled into the program; stop it (Ctrl-C) and run it again to see the edit");
    }

    [Fact]
    public async Task On_a_Chinese_page_the_words_around_a_problem_are_Chinese()
    {
        await using var served = await ServedCourse.StartAsync();
        await using var opened = await site.OpenAsync("zh/lessons/images.html", root: served.Address);
        var overlay = opened.Page.GetByRole(AriaRole.Alertdialog);

        served.Edit(Lesson, "::: step", "::: stepp");

        await Expect(overlay.GetByRole(AriaRole.Heading)).ToHaveTextAsync(new Regex("^\\d+ 个问题$"));
        await overlay.GetByRole(AriaRole.Button, new() { Name = "关闭" }).ClickAsync();
        await Expect(overlay).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_files_on_disk_are_those_of_a_build()
    {
        await using var served = await ServedCourse.StartAsync();

        Assert.Equal(await served.BuiltAsync(), Folder.Read(served.Output));
    }

    [Fact]
    public async Task An_unknown_address_gets_the_sites_own_page_for_it()
    {
        await using var served = await ServedCourse.StartAsync();
        await using var opened = await site.OpenAsync(Page, root: served.Address);

        var answer = await opened.Page.GotoAsync($"{served.Address}/en/lessons/nothing");

        Assert.Equal(404, answer!.Status);
        await Expect(opened.Page.Locator(".not-found-code")).ToHaveTextAsync("404");
        await Expect(opened.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(245, 246, 243)");
    }

    [Fact]
    public async Task The_server_ends_while_a_page_listens()
    {
        await using var served = await ServedCourse.StartAsync();
        await using var opened = await site.OpenAsync(Page, root: served.Address);
        await opened.Page.WaitForLoadStateAsync();

        await served.EndAsync();

        await Assert.ThrowsAsync<HttpRequestException>(async () =>
        {
            using var client = new HttpClient();
            await client.GetAsync(new Uri(served.Address), TestContext.Current.CancellationToken);
        });
    }
}
