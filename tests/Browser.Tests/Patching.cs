using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>An edit is patched into the open page, which is not loaded again: what the reader has done with it stays.</summary>
public class Patching(SiteFixture site)
{
    private const string Lesson = "content/lessons/images/en.md";
    private const string Page = "en/lessons/images.html";

    [Fact]
    public async Task What_is_open_has_the_focus_or_is_on_the_screen_stays_so()
    {
        await using var served = await ServedCourse.StartAsync();
        await using var opened = await OpenAsync(served);
        var check = opened.Page.Locator("#run details").First;
        await check.Locator("summary").ClickAsync();
        await check.Locator("summary").FocusAsync();
        var before = await TopAsync(check);

        served.Edit(Lesson, "Before you start, read this.", "Before you start, read this.\n\nAnd this.\n\nAnd then that.");

        await Expect(opened.Page.Locator(".prose p").Filter(new() { HasText = "And then that." })).ToHaveCountAsync(1);
        await Expect(check).ToHaveAttributeAsync("open", "");
        await Expect(check.Locator("summary")).ToBeFocusedAsync();
        Assert.Equal(before, await TopAsync(check), 1.0);
        await AssertPatchedAsync(opened);
    }

    [Fact]
    public async Task What_is_chosen_in_the_quiz_stays_unless_its_question_was_edited()
    {
        await using var served = await ServedCourse.StartAsync();
        served.Write("content/lessons/images/quiz.yml", Quiz("Why?", "Now?"));
        await served.AnswersAsync(Page, 200);
        await using var opened = await OpenAsync(served);
        var (first, second) = (opened.Page.Locator("form.question").First, opened.Page.Locator("form.question").Last);
        await Expect(first).ToContainTextAsync("Why?");
        await first.Locator("input").First.CheckAsync();
        await second.Locator("input").First.CheckAsync();

        served.Write("content/lessons/images/quiz.yml", Quiz("Why?", "When?"));

        await Expect(second).ToContainTextAsync("When?");
        await Expect(first.Locator("input").First).ToBeCheckedAsync();
        await second.Locator("input").First.CheckAsync();
        await second.Locator(".check-answer").ClickAsync();
        await Expect(second.Locator(".why").First).ToBeVisibleAsync();
        await AssertPatchedAsync(opened);
    }

    [Fact]
    public async Task A_new_section_is_as_it_would_be_on_a_page_that_was_just_loaded()
    {
        await using var served = await ServedCourse.StartAsync();
        await using var opened = await OpenAsync(served);

        served.Edit(Lesson, "Its layers are shared.", "Its layers are shared.\n\n## Fresh\n\nText.");

        await Expect(opened.Page.Locator("#fresh > .heading-link")).ToHaveCountAsync(1);
        await Expect(opened.Page.Locator("#what > .heading-link")).ToHaveCountAsync(1);
        await Expect(opened.Page.Locator("[data-contents] a[href='#fresh']").First).ToBeAttachedAsync();
        await AssertPatchedAsync(opened);
        await AssertLoadedTheSameAsync(opened);
    }

    [Fact]
    public async Task Whatever_is_edited_the_page_is_that_of_a_page_that_was_just_loaded()
    {
        await using var served = await ServedCourse.StartAsync();
        await using var opened = await OpenAsync(served);
        (string Old, string New)[] edits =
        [
            ("title: Images", "title: Pictures"),
            ("An image is a read-only template. It comes from a registry.", "- One\n- Two\n\nAn image is a template."),
            ("- One\n- Two\n\n", "- One\n- And a half\n- Two\n\n"),
            ("## What an image is {#what}\n\n", ""),
            ("Its layers are shared.", "| a | b |\n|---|---|\n| 1 | 2 |\n"),
            ("::: step pull\nFetch one.\n:::\n", "::: step pull\nFetch *one*, now.\n:::\n\n> Quoted.\n"),
        ];
        foreach (var (old, fresh) in edits)
        {
            var version = await VersionAsync(opened);
            served.Edit(Lesson, old, fresh);
            await opened.Page.WaitForFunctionAsync(
                "version => document.querySelector('[data-version]').dataset.version !== version",
                version
            );
            await AssertLoadedTheSameAsync(opened);
        }

        await AssertPatchedAsync(opened);
    }

    [Fact]
    public async Task A_stylesheet_is_replaced_in_the_page()
    {
        await using var served = await ServedCourse.StartAsync();
        await using var opened = await OpenAsync(served);

        served.Edit("theme/assets/css/tokens.css", "--paper: #f5f6f3;", "--paper: #010203;");

        await Expect(opened.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(1, 2, 3)");
        await Expect(opened.Page.Locator("link[rel=stylesheet]")).ToHaveCountAsync(1);
        await AssertPatchedAsync(opened);
    }

    [Fact]
    public async Task A_mistake_leaves_the_page_under_it_as_it_is()
    {
        await using var served = await ServedCourse.StartAsync();
        await using var opened = await OpenAsync(served);
        var overlay = opened.Page.GetByRole(AriaRole.Alertdialog);
        var check = opened.Page.Locator("#run details").First;
        await check.Locator("summary").ClickAsync();

        served.Edit(Lesson, "::: step run", "::: stepp run");
        await Expect(overlay).ToContainTextAsync("lessons/images/en.md:");
        served.Edit(Lesson, "::: stepp run", "::: step run");

        await Expect(overlay).ToHaveCountAsync(0);
        await Expect(check).ToHaveAttributeAsync("open", "");
        await AssertPatchedAsync(opened);
    }

    private async Task<OpenedPage> OpenAsync(ServedCourse served)
    {
        var opened = await site.OpenAsync(
            Page,
            new()
            {
                ViewportSize = new() { Width = 900, Height = 500 },
            },
            served.Address
        );
        await opened.Page.EvaluateAsync("window.isStillHere = true");
        return opened;
    }

    private static Task<string> VersionAsync(OpenedPage opened) =>
        opened.Page.EvaluateAsync<string>("document.querySelector('[data-version]').dataset.version");

    private static Task<float> TopAsync(ILocator element) => element.EvaluateAsync<float>("element => element.getBoundingClientRect().top");

    private static async Task AssertPatchedAsync(OpenedPage opened)
    {
        Assert.True(await opened.Page.EvaluateAsync<bool>("window.isStillHere === true"), "The page was loaded again");
        Assert.Empty(opened.Complaints);
    }

    /// <summary>Compares the text and the structure with those of the page that the server sends now.</summary>
    private static async Task AssertLoadedTheSameAsync(OpenedPage opened)
    {
        await using var fresh = new Closing(await opened.Page.Context.NewPageAsync());
        await fresh.Page.GotoAsync(opened.Page.Url);
        Assert.Equal(await OutlineAsync(fresh.Page), await OutlineAsync(opened.Page));
    }

    private static Task<string> OutlineAsync(IPage page) =>
        page.EvaluateAsync<string>(
            """
            () => [...document.querySelectorAll('head *, body *:not(script)')].map((element) =>
              `${element.localName}#${element.id}.${element.className} ${element.getAttribute('href') ?? ''}`)
              .concat(document.querySelector('main').textContent).join('\n')
            """
        );

    private static string Quiz(params string[] questions) =>
        "questions:\n"
        + string.Concat(
            questions.Select(
                (question, index) =>
                    $"  - id: q{index}\n    question:\n      en: {question}\n      zh: {question}\n    answers:\n"
                    + "      - right: true\n        text:\n          en: Yes.\n          zh: 是。\n        why:\n          en: So.\n          zh: 对。\n"
                    + "      - right: false\n        text:\n          en: No.\n          zh: 否。\n        why:\n          en: No.\n          zh: 错。\n"
            )
        );

    private sealed class Closing(IPage page) : IAsyncDisposable
    {
        public IPage Page => page;

        public ValueTask DisposeAsync() => new(page.CloseAsync());
    }
}
