using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public class Progress(SiteFixture site)
{
    [Fact]
    public async Task A_lesson_marked_as_done_stays_so_in_every_language()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");

        await Done(opened).ClickAsync();

        await opened.Page.ReloadAsync();
        await Expect(Done(opened)).ToHaveAttributeAsync("aria-pressed", "true");
        await opened.GoAsync("zh/index.html");
        await Expect(opened.Page.Locator("[data-progress-count]")).ToHaveTextAsync("已学完 1 课，共 2 课");
        await Expect(opened.Page.Locator(".entry [data-done-mark]:visible")).ToHaveCountAsync(1);
        await Expect(opened.Page.Locator("[data-continue]")).ToHaveTextAsync("接着学： Lesson second");
    }

    [Fact]
    public async Task Continue_leads_to_the_step_where_the_reader_left()
    {
        await using var opened = await site.OpenAsync(
            "en/lessons/second.html",
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 400 },
            }
        );
        await opened.Page.EvaluateAsync("document.getElementById('list').scrollIntoView({ behavior: 'instant' })");

        await opened.GoAsync("zh/index.html");
        await opened.Page.Locator("[data-continue]").ClickAsync();

        Assert.Equal("zh/lessons/second.html#list", opened.Address);
    }

    [Fact]
    public async Task Answering_every_question_marks_it()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");

        await opened.Page.GetByLabel("A container").CheckAsync();
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Check" }).First.ClickAsync();
        await Expect(Done(opened)).ToHaveAttributeAsync("aria-pressed", "false");
        await opened.Page.GetByLabel("Images").CheckAsync();
        await opened.Page.GetByLabel("Containers").CheckAsync();
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Check" }).Last.ClickAsync();

        await Expect(Done(opened)).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task A_file_takes_it_to_another_browser_and_anything_else_changes_nothing()
    {
        await using var here = await site.OpenAsync("en/lessons/second.html");
        await Done(here).ClickAsync();

        await using var there = await site.OpenAsync("en/index.html");
        await TakeFileAsync(here, there);
        await Expect(Count(there)).ToHaveTextAsync("1 of 2 lessons done");
        await ImportAsync(there, """{"version":1}""");

        await Expect(there.Page.Locator("[data-progress-status]")).ToContainTextAsync("Nothing has changed");
        await Expect(Count(there)).ToHaveTextAsync("1 of 2 lessons done");
        Assert.Empty(here.Complaints);
    }

    [Fact]
    public async Task A_file_of_an_older_version_without_tasks_is_taken_as_it_is()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        await TaskDone(opened).ClickAsync();
        await opened.GoAsync("en/index.html");
        await Menu(opened).ClickAsync();

        await ImportAsync(opened, """{"version":1,"done":["first"],"answered":["first/one"],"last":"first"}""");

        await Expect(Count(opened)).ToHaveTextAsync("1 of 2 lessons done");
        await opened.GoAsync("en/lessons/first.html");
        await Expect(Done(opened)).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(TaskDone(opened)).ToHaveAttributeAsync("aria-pressed", "false");
        await TaskDone(opened).ClickAsync();
        await Expect(TaskDone(opened)).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task What_an_older_version_left_in_the_browser_is_too()
    {
        await using var opened = await site.OpenAsync("en/docs/welcome.html");
        await opened.Page.EvaluateAsync(
            """localStorage.setItem('drydock.progress', '{"version":1,"done":["second"],"answered":[],"last":null}')"""
        );

        await opened.GoAsync("en/index.html");

        await Expect(Count(opened)).ToHaveTextAsync("1 of 2 lessons done");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_task_that_is_done_stays_so_in_every_language_beside_the_lesson()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        await Expect(TaskDone(opened)).ToHaveAttributeAsync("aria-pressed", "false");

        await TaskDone(opened).ClickAsync();

        await Expect(Done(opened)).ToHaveAttributeAsync("aria-pressed", "false");
        await opened.GoAsync("zh/lessons/first.html");
        await Expect(TaskDone(opened)).ToHaveAttributeAsync("aria-pressed", "true");
        await TaskDone(opened).ClickAsync();
        await opened.Page.ReloadAsync();
        await Expect(TaskDone(opened)).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task The_file_takes_a_task_that_is_done_along()
    {
        await using var here = await site.OpenAsync("en/lessons/first.html");
        await TaskDone(here).ClickAsync();

        await using var there = await site.OpenAsync("en/index.html");
        await TakeFileAsync(here, there);
        await Expect(there.Page.Locator("[data-progress-status]")).Not.ToBeEmptyAsync();

        await there.GoAsync("en/lessons/first.html");
        await Expect(TaskDone(there)).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Done(there)).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task Reset_forgets_it_when_the_reader_agrees()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        await Done(opened).ClickAsync();
        await opened.GoAsync("en/index.html");
        await Menu(opened).ClickAsync();
        opened.Page.Dialog += (_, dialog) => dialog.AcceptAsync();

        await opened.Page.Locator("[data-reset]").ClickAsync();

        await Expect(Count(opened)).ToHaveTextAsync("0 of 2 lessons done");
        await Expect(opened.Page.Locator("[data-continue]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Without_storage_it_holds_for_the_page()
    {
        await using var opened = await site.OpenAsync("en/docs/welcome.html");
        await opened.Page.AddInitScriptAsync("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })");
        await opened.GoAsync("en/lessons/first.html");

        await Done(opened).ClickAsync();

        await Expect(Done(opened)).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(opened.Page.Locator(".course [data-done-mark]").First).Not.ToHaveAttributeAsync("hidden", "");
        Assert.Empty(opened.Complaints);
    }

    /// <summary>Exports the progress to a file on one page, and imports that on another, whose menu it leaves open.</summary>
    private static async Task TakeFileAsync(OpenedPage from, OpenedPage to)
    {
        await from.GoAsync("en/index.html");
        await Menu(from).ClickAsync();
        var file = await from.Page.RunAndWaitForDownloadAsync(() => from.Page.Locator("[data-export]").ClickAsync());
        await Menu(to).ClickAsync();
        await to.Page.Locator("[data-import]").SetInputFilesAsync(await file.PathAsync());
    }

    private static Task ImportAsync(OpenedPage opened, string json) =>
        opened
            .Page.Locator("[data-import]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "progress.json",
                    MimeType = "application/json",
                    Buffer = Encoding.UTF8.GetBytes(json),
                }
            );

    private static ILocator Menu(OpenedPage opened) => opened.Page.Locator("[data-progress] summary");

    private static ILocator Done(OpenedPage opened) => opened.Page.Locator("[data-done-button]");

    private static ILocator TaskDone(OpenedPage opened) => opened.Page.Locator("[data-task-done]");

    private static ILocator Count(OpenedPage opened) => opened.Page.Locator("[data-progress-count]");
}
