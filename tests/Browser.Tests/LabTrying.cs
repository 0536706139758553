using Microsoft.Playwright;
using Site.Output;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>The lab, a plain Linux that a page emulates, beside the engine and without one.</summary>
public sealed class LabTrying(SiteFixture site) : IAsyncLifetime
{
    private const string NeedsDocker = "This step needs Docker, which this machine does not have.";

    /// <summary>Only the text that is shown counts.</summary>
    private static readonly LocatorAssertionsToHaveTextOptions Shown = new() { UseInnerText = true };

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("lab-");
    private Microsoft.AspNetCore.Builder.WebApplication? _server;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task It_is_offered_beside_the_engine_with_its_own_size_and_neither_is_loaded_before()
    {
        await using var opened = await OpenAsync(withEngine: true);

        await Expect(Offer(opened.Page)).ToContainTextAsync("It loads 2 MB once and keeps them");
        await Expect(Offer(opened.Page)).ToContainTextAsync("a smaller machine that loads 1 MB once");
        await Expect(Offer(opened.Page)).ToContainTextAsync("Debian with the kernel 6.1.0");
        Assert.DoesNotContain(opened.Requests, url => url.Contains("/lab/", StringComparison.Ordinal));
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task In_it_steps_are_done_without_Docker_and_the_others_say_that_they_need_it()
    {
        await using var opened = await OpenAsync(withEngine: false);
        var page = opened.Page;
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Try it here" })).ToHaveCountAsync(0);
        await StartAsync(page, "Try it without Docker");
        await Expect(page.Dock()).ToContainTextAsync("Linux 6.1.0");
        await Expect(page.Locator("#pull .live-step")).ToHaveTextAsync(NeedsDocker, Shown);
        await Expect(page.Run("pull")).ToHaveCountAsync(0);
        await Expect(page.Locator("#your-turn .live-step")).ToHaveTextAsync(NeedsDocker, Shown);
        await Expect(page.Locator("#read .live-step")).ToContainTextAsync("Here, the command is:cat note.txt");
        await Expect(page.Locator("#again .live-step")).ToContainTextAsync("This step has no check in the page.");

        await page.Action("note", "Check").ClickAsync();
        await Expect(page.Verdict("note")).ToHaveTextAsync("Not yet There is no note yet.");
        await page.Run("note").ClickAsync();
        await page.IsDoneAsync("note", "The note says: A note.");
        await page.Keyboard.PressAsync("Control+Backquote");
        await page.TypeAsync("cat note.txt");
        await page.IsDoneAsync("read", "The note says: A note.");
        await page.Run("again").ClickAsync();
        await Expect(page.Verdict("again")).ToContainTextAsync("the page cannot check this step");

        await Expect(page.Locator("[data-done-button]")).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task On_the_engine_all_steps_can_be_done_and_its_checks_ask_commands_too()
    {
        await using var opened = await OpenAsync(withEngine: true);
        var page = opened.Page;
        await StartAsync(page, "Try it here");
        await Expect(page.Dock()).ToContainTextAsync("Docker 20.10.24");
        await Expect(Offer(page)).ToContainTextAsync("What is different on this machine");
        await Expect(Offer(page)).ToContainTextAsync("Docker 20.10.24");
        await Expect(Offer(page)).Not.ToContainTextAsync("Debian with the kernel");

        await page.Run("note").ClickAsync();

        await page.IsDoneAsync("note", "The note says: A note.");
        await Expect(page.Run("pull")).ToBeVisibleAsync();
        await Expect(page.GetByText("Here, the command is:")).ToHaveCountAsync(0);
        await Expect(page.GetByText(NeedsDocker)).ToHaveCountAsync(0);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task On_a_phone_it_fits_and_is_in_Chinese()
    {
        var phone = new BrowserNewContextOptions
        {
            ViewportSize = new() { Width = 390, Height = 844 },
            HasTouch = true,
            IsMobile = true,
        };
        await using var opened = await OpenAsync(withEngine: true, "zh", phone);
        var page = opened.Page;
        await StartAsync(page, "不用 Docker 试一试");

        await Expect(page.Locator("#pull .live-step")).ToHaveTextAsync("这一步需要 Docker，而这台机器上没有。", Shown);
        await page.Run("note").TapAsync();

        await page.IsDoneAsync("note", "便条上写着：A note.");
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(opened.Complaints);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _root.Delete(recursive: true);
    }

    private static ILocator Offer(IPage page) => page.Locator(".try");

    private static async Task StartAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await page.SeesAsync("$");
    }

    /// <summary>Builds the course in <c>tests/courses/lab</c>, and opens its lesson in a browser profile of its own.</summary>
    private async Task<OpenedPage> OpenAsync(bool withEngine, string language = "en", BrowserNewContextOptions? options = null)
    {
        var output = Path.Combine(_root.FullName, "output");
        var engine = EngineCourse.WriteMachine(_root.CreateSubdirectory("engine"), "\"docker\":\"20.10.24+dfsg1\"", 2_000_000);
        var lab = EngineCourse.WriteMachine(_root.CreateSubdirectory("lab"), "\"kernel\":\"6.1.0-50-686\"", 1_000_000);
        await EngineCourse.BuildAsync(output, new PageEngineFiles(withEngine ? engine : null, ["busybox"], lab), "lab");
        EngineCourse.ReplaceWorkers(output);
        _server = await EngineCourse.ServeAsync(output);
        return await site.OpenAsync($"{language}/lessons/hull.html", options, _server.Urls.First());
    }
}
