using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>The machine that a page emulates, from the side of its reader.</summary>
public class EngineTrying(SiteFixture site, EngineCourse course)
{
    private static ILocator Offer(IPage page) => page.Locator(".try");

    private static async Task StartAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it here" }).ClickAsync();
        await page.SeesAsync("$");
    }

    [Fact]
    public async Task Before_the_click_there_is_an_offer_and_nothing_else_is_loaded()
    {
        await using var opened = await course.OpenAsync(site);

        await Expect(Offer(opened.Page)).ToContainTextAsync("It loads 2 MB once");
        await Expect(Offer(opened.Page)).ToContainTextAsync("Docker 20.10.24 on an emulated 32-bit PC");
        Assert.Equal(
            ["try.css", "try.js"],
            opened.Requests.Where(url => url.Contains("/engine/", StringComparison.Ordinal)).Select(url => url.Split('/')[^1]).Order()
        );
        Assert.DoesNotContain(opened.Requests, url => url.EndsWith(".machine.js", StringComparison.Ordinal));
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_command_that_is_typed_turns_its_step_green()
    {
        await using var opened = await course.OpenAsync(site);
        await StartAsync(opened.Page);
        await Expect(opened.Page.Dock()).ToContainTextAsync("Docker 20.10.24");

        await opened.Page.TypeAsync("docker network create pond");

        await opened.Page.IsDoneAsync("make", "There is a network called pond.");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Every_step_can_be_run_and_what_has_no_check_says_so()
    {
        await using var opened = await course.OpenAsync(site);
        var page = opened.Page;
        await StartAsync(page);
        await Expect(page.Locator("#note .live-step")).ToContainTextAsync("This step has no check in the page.");
        await Expect(page.Action("note", "Check")).ToBeHiddenAsync();
        await Expect(page.Locator("#windows .live-step")).ToHaveCountAsync(0);

        await page.Action("make", "Check").ClickAsync();
        await Expect(page.Verdict("make")).ToHaveTextAsync("Not yet There is no network called pond yet.");
        await page.Run("list").ClickAsync();
        await Expect(page.Verdict("list")).ToContainTextAsync("Not yet");
        await page.Run("make").ClickAsync();
        await page.IsDoneAsync("make", "There is a network called pond.");
        await page.Run("list").ClickAsync();
        await page.IsDoneAsync("list", "There is a network called pond.");
        await page.Run("note").ClickAsync();
        await page.SeesAsync("cat >note.txt <<'EOF'");
        await Expect(page.Verdict("note")).ToContainTextAsync("the page cannot check this step");
        await page.Run("other").ClickAsync();
        await page.SeesAsync("A note.");
        await Expect(page.Dock().GetByRole(AriaRole.Tab, new() { Name = "Terminal b" })).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Control+Backquote");
        await page.TypeAsync("docker network create lake");
        await page.IsDoneAsync("your-turn", "There is a network called lake.");

        await Expect(page.Locator("#note[data-live=done]")).ToHaveCountAsync(0);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task The_steps_before_the_task_are_done_in_their_terminals()
    {
        await using var opened = await course.OpenAsync(site);
        await StartAsync(opened.Page);

        await opened.Page.Action("other", "Do the steps before this one").ClickAsync();

        await Expect(opened.Page.Verdict("other")).ToHaveTextAsync("The steps before this one are done. Now it is your turn.");
        await opened.Page.IsDoneAsync("list", "There is a network called pond.");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Another_machine_has_nothing_of_the_one_before_and_a_machine_can_be_turned_off()
    {
        await using var opened = await course.OpenAsync(site);
        var page = opened.Page;
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await StartAsync(page);
        await page.TypeAsync("docker network create pond");
        await page.IsDoneAsync("make", "There is a network called pond.");

        await page.Options().ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New machine" }).ClickAsync();
        await Expect(page.Locator("#make[data-live=done]")).ToHaveCountAsync(0);
        await page.Run("list").ClickAsync();
        await Expect(page.Verdict("list")).ToContainTextAsync("There is no network called pond yet.");

        await page.Options().ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn the machine off" }).ClickAsync();
        await Expect(page.Dock()).ToContainTextAsync("No machine is running");
        await HasNoWorkerAsync(page);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task The_machine_goes_with_the_reader_from_page_to_page()
    {
        await using var opened = await course.OpenAsync(site);
        var page = opened.Page;
        await StartAsync(page);
        await page.TypeAsync("docker network create pond");
        await page.IsDoneAsync("make", "There is a network called pond.");

        await page.ReloadAsync();
        await page.IsDoneAsync("make", "There is a network called pond.");
        await page.SeesAsync("docker network create pond");
        await page.Run("list").ClickAsync();
        await page.IsDoneAsync("list", "There is a network called pond.");

        await opened.GoAsync("en/index.html");
        await Expect(Offer(page)).ToHaveCountAsync(0);
        await opened.GoAsync("zh/lessons/pond.html");
        await Expect(page.Locator("#list[data-live=done]")).ToBeVisibleAsync();
        await Expect(page.Verdict("list")).ToHaveTextAsync("已完成 检查的输出：There is a network called pond.");
        await Expect(page.Verdict("list").Locator("samp[lang=en]")).ToBeVisibleAsync();
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Tabs_have_one_machine_and_the_second_one_says_so()
    {
        await using var opened = await course.OpenAsync(site);
        await StartAsync(opened.Page);
        await opened.Page.TypeAsync("docker network create pond");
        await opened.Page.IsDoneAsync("make", "There is a network called pond.");

        var second = await opened.Page.Context.NewPageAsync();
        second.Dialog += (_, dialog) => dialog.AcceptAsync();
        await second.GotoAsync(opened.Page.Url);
        await Expect(Offer(second)).ToBeVisibleAsync();
        await StartAsync(second);
        await Expect(second.Dock()).ToContainTextAsync("Docker 20.10.24, started in another tab");
        await Expect(second.Locator("#make[data-live=done]")).ToBeVisibleAsync();

        await second.TypeAsync("docker network create lake");
        await opened.Page.IsDoneAsync("your-turn", "There is a network called lake.");

        await second.Options().ClickAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "Turn the machine off" }).ClickAsync();
        await Expect(opened.Page.Dock()).ToContainTextAsync("This machine is no longer running.");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Start a machine" }).ClickAsync();
        await opened.Page.SeesAsync("$");
        await Expect(opened.Page.Locator("#make[data-live=done]")).ToHaveCountAsync(0);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_machine_stands_still_while_nobody_sees_a_page_of_it()
    {
        await using var opened = await course.OpenAsync(site);
        var page = opened.Page;
        await StartAsync(page);

        await ShowAsync(page, "hidden");
        await page.TypeAsync("docker network create pond");
        await ShowAsync(page, "visible");

        await page.SeesAsync("[It stood still.]");
        await page.IsDoneAsync("make", "There is a network called pond.");
        Assert.Empty(opened.Complaints);
    }

    /// <summary>Waits until none of the browser's workers for several pages is left.</summary>
    private static async Task HasNoWorkerAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await ServedCourse.UntilAsync(
            async () =>
                !(await session.SendAsync("Target.getTargets"))!.Value.GetProperty("targetInfos").EnumerateArray().Any(IsSharedWorker),
            "The worker has not ended"
        );

        static bool IsSharedWorker(JsonElement target) => target.GetProperty("type").GetString() == "shared_worker";
    }

    /// <summary>Makes a page believe that its tab is shown, or that another one is.</summary>
    private static Task ShowAsync(IPage page, string state) =>
        page.EvaluateAsync(
            "state => { Object.defineProperty(document, 'visibilityState', { value: state, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }",
            state
        );

    /// <summary>Opens the lesson as in a browser whose workers end with the page.</summary>
    private async Task<OpenedPage> OpenInOtherBrowserAsync(BrowserNewContextOptions? options = null)
    {
        var opened = await course.OpenAsync(site, options: options);
        await opened.Page.AddInitScriptAsync("delete globalThis.SharedWorker");
        await opened.Page.ReloadAsync();
        return opened;
    }

    [Fact]
    public async Task In_browsers_whose_workers_end_with_the_page_tabs_have_a_machine_each()
    {
        await using var opened = await OpenInOtherBrowserAsync();
        await StartAsync(opened.Page);
        await opened.Page.TypeAsync("docker network create pond");
        await opened.Page.IsDoneAsync("make", "There is a network called pond.");

        var second = await opened.Page.Context.NewPageAsync();
        await second.AddInitScriptAsync("delete globalThis.SharedWorker");
        await second.GotoAsync(opened.Page.Url);
        await StartAsync(second);

        await second.Action("make", "Check").ClickAsync();
        await Expect(second.Verdict("make")).ToHaveTextAsync("Not yet There is no network called pond yet.");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Such_browsers_ask_before_a_machine_is_lost_that_was_used()
    {
        await using var opened = await OpenInOtherBrowserAsync();
        var page = opened.Page;
        var asked = new List<string>();
        page.Dialog += (_, dialog) =>
        {
            asked.Add(dialog.Type);
            _ = dialog.AcceptAsync();
        };
        await StartAsync(page);
        await page.ReloadAsync();
        Assert.Empty(asked);

        await StartAsync(page);
        await page.TypeAsync("docker network create pond");
        await page.IsDoneAsync("make", "There is a network called pond.");
        await page.ReloadAsync();

        Assert.Equal(["beforeunload"], asked);
    }

    [Fact]
    public async Task On_a_phone_the_offer_and_the_machine_fit_and_are_in_Chinese()
    {
        await using var opened = await course.OpenAsync(
            site,
            "zh",
            new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
                HasTouch = true,
                IsMobile = true,
            }
        );
        var page = opened.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "在这里试一试" }).TapAsync();
        await page.SeesAsync("$");

        await page.Run("make").TapAsync();

        await page.IsDoneAsync("make", "有一个名为 pond 的网络。");
        Assert.InRange((await page.Screen().BoundingBoxAsync())!.Width, 300, 390);
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(opened.Complaints);

        var second = await page.Context.NewPageAsync();
        await second.GotoAsync(page.Url);
        await second.GetByRole(AriaRole.Button, new() { Name = "在这里试一试" }).TapAsync();
        var status = second.Dock().Locator(".live-status");
        await Expect(status).ToHaveTextAsync("Docker 20.10.24，由另一个标签页启动");
        await Expect(status).ToBeVisibleAsync();
        Assert.True(
            await status.EvaluateAsync<bool>("shown => shown.scrollWidth <= shown.clientWidth && shown.scrollHeight <= shown.clientHeight")
        );
    }

    [Fact]
    public async Task What_was_loaded_is_there_without_a_network()
    {
        await using var opened = await OpenInOtherBrowserAsync();
        var page = opened.Page;
        await StartAsync(page);
        await page.EvaluateAsync("navigator.serviceWorker.ready");
        await page.WaitForFunctionAsync("navigator.serviceWorker.controller !== null");

        // Once more, now through the worker, which keeps it.
        await page.ReloadAsync();
        await StartAsync(page);
        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await StartAsync(page);

        await page.TypeAsync("docker network create pond");
        await page.IsDoneAsync("make", "There is a network called pond.");
    }

    [Fact]
    public async Task From_disk_one_line_says_why_there_is_none()
    {
        await course.BuildAsync();
        await using var opened = await site.OpenAsync("en/lessons/pond.html", root: course.Site);

        await Expect(Offer(opened.Page))
            .ToHaveTextAsync(
                "The Docker Engine of this page needs a web server: browsers do not load it for a page that was opened from disk."
            );
        await Expect(opened.Page.GetByRole(AriaRole.Button, new() { Name = "Try it here" })).ToHaveCountAsync(0);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_machine_that_cannot_be_loaded_says_so_and_can_be_tried_again()
    {
        // What a worker of several pages asks for cannot be answered here.
        await using var opened = await OpenInOtherBrowserAsync(new() { ServiceWorkers = ServiceWorkerPolicy.Block });
        await opened.Page.RouteAsync("**/part.*", route => route.FulfillAsync(new() { Status = 404 }));
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Try it here" }).ClickAsync();
        await Expect(opened.Page.Dock()).ToContainTextAsync("The machine did not start: part: 404");

        await opened.Page.UnrouteAsync("**/part.*");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Start a machine" }).ClickAsync();

        await opened.Page.SeesAsync("$");
    }

    /// <summary>Only pages of lessons that can be done on it have the button, and without an engine none is another than before.</summary>
    [Fact]
    public async Task Without_an_engine_a_site_is_the_same_but_for_the_offer()
    {
        await course.BuildAsync();
        var without = Path.Combine(Directory.CreateTempSubdirectory("without-").FullName, "output");
        try
        {
            await EngineCourse.BuildAsync(without, null);
            var (plain, engine) = (Folder.Read(without), Folder.Read(course.Site));

            Assert.Empty(plain.Keys.Except(engine.Keys));
            Assert.Equal(
                ["en/lessons/pond.html", "zh/lessons/pond.html"],
                plain.Keys.Where(file => plain[file] != engine[file]).Order(StringComparer.Ordinal)
            );
            Assert.All(
                engine.Keys.Except(plain.Keys),
                file => Assert.Matches("^assets/engine/|^offline\\.js$|/pond\\.machine\\.js$", file)
            );
            Assert.DoesNotContain("try.js", File.ReadAllText(Path.Combine(without, "en/lessons/pond.html")), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(without)!, recursive: true);
        }
    }
}
