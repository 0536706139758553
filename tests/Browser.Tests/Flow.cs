using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>The flow of a command, of which the sample has one line a second.</summary>
public class Flow(SiteFixture site)
{
    private const string Lesson = "en/lessons/first.html";

    [Fact]
    public async Task It_plays_in_the_time_that_lay_between_at_the_speed_that_was_chosen()
    {
        await using var opened = await OpenAsync();
        await Figure(opened).GetByLabel("Speed").SelectOptionAsync("10");

        await Button(opened, "Play").ClickAsync();

        await Expect(Current(opened)).ToContainTextAsync("HEAD /_ping");
        await opened.Page.Clock.RunForAsync(11_000);
        await Expect(Current(opened)).ToContainTextAsync("1000 ms");
        await Figure(opened).GetByLabel("Speed").SelectOptionAsync("1");
        await opened.Page.Clock.RunForAsync(2_000);
        await Expect(Current(opened)).ToContainTextAsync("3000 ms");
        await opened.Page.Clock.RunForAsync(10_000);
        await Expect(Current(opened)).ToContainTextAsync("7000 ms");
        await Expect(Button(opened, "Play")).ToBeVisibleAsync();
        await Expect(Figure(opened).Locator("output")).ToHaveTextAsync("8 / 8");
    }

    [Fact]
    public async Task Pause_holds_it_and_only_then_is_the_line_announced()
    {
        await using var opened = await OpenAsync();
        await Figure(opened).GetByLabel("Speed").SelectOptionAsync("1");
        await Button(opened, "Play").ClickAsync();
        await Expect(Announced(opened)).ToHaveAttributeAsync("aria-live", "off");
        await opened.Page.Clock.RunForAsync(2_500);

        await Button(opened, "Pause").ClickAsync();
        await opened.Page.Clock.RunForAsync(5_000);

        await Expect(Current(opened)).ToContainTextAsync("2000 ms");
        await Expect(Announced(opened)).ToHaveAttributeAsync("aria-live", "polite");
        await Expect(Announced(opened)).ToContainTextAsync("2000 ms dockerd asks the registry: GET /v2/blobs/sha256:000000000000…");
    }

    [Fact]
    public async Task Buttons_and_arrow_keys_step_through_it_and_say_where_they_are()
    {
        await using var opened = await OpenAsync();
        var keyboard = opened.Page.Keyboard;
        await Button(opened, "Forward").ClickAsync();
        await Expect(Current(opened)).ToContainTextAsync("0 ms");
        await Button(opened, "Forward").ClickAsync();
        await Button(opened, "Back").ClickAsync();
        await Expect(Announced(opened)).ToContainTextAsync("docker asks dockerd: HEAD /_ping.");

        await Box(opened).FocusAsync();
        await keyboard.PressAsync("ArrowRight");
        await keyboard.PressAsync("ArrowRight");
        await keyboard.PressAsync("ArrowRight");
        await Expect(Announced(opened)).ToHaveTextAsync("3000 ms dockerd reports container create for <b>web</b>.");
        await Expect(Current(opened)).ToHaveCountAsync(1);
        await keyboard.PressAsync("ArrowLeft");
        await Expect(Current(opened)).ToContainTextAsync("2000 ms");
        await keyboard.PressAsync("End");
        await keyboard.PressAsync("ArrowRight");
        await Expect(Current(opened)).ToContainTextAsync("7000 ms");
        await keyboard.PressAsync("Home");
        await keyboard.PressAsync("ArrowLeft");
        await Expect(Current(opened)).ToContainTextAsync("HEAD /_ping");
        await Expect(Box(opened)).ToBeFocusedAsync();
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task The_current_line_is_in_sight()
    {
        await using var opened = await site.OpenAsync(Lesson, new() { ReducedMotion = ReducedMotion.Reduce });
        await Box(opened).EvaluateAsync("box => box.style.maxHeight = '10rem'");
        await Expect(Figure(opened).Locator("li").Last).Not.ToBeInViewportAsync();

        await Box(opened).FocusAsync();
        await opened.Page.Keyboard.PressAsync("End");

        await Expect(Figure(opened).Locator("li").Last).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task It_is_accessible_in_the_middle_too(ColorScheme scheme, int width)
    {
        // Axe needs a clock that runs.
        await using var opened = await site.OpenAsync(
            Lesson,
            new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );
        await Button(opened, "Forward").ClickAsync();
        await Button(opened, "Forward").ClickAsync();

        Assert.Empty(await opened.FaultsAsync());
        Assert.Equal(width, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Without_JavaScript_it_is_a_list_to_read()
    {
        await using var opened = await site.OpenAsync(Lesson, new() { JavaScriptEnabled = false });

        await Expect(Figure(opened).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(8);
        await Expect(Figure(opened).GetByRole(AriaRole.Listitem).Last)
            .ToContainTextAsync(
                "7000 ms dockerd answers POST /v1.45/containers/create?name=a-name-that-is-longer-than-any-phone-is-wide-for-sure with 404."
            );
        await Expect(Figure(opened).Locator("button:visible, select:visible, .flow-now:visible")).ToHaveCountAsync(0);
        Assert.True(await Box(opened).EvaluateAsync<bool>("box => box.scrollHeight <= box.clientHeight"));
    }

    [Fact]
    public async Task Only_pages_that_show_one_load_what_it_needs()
    {
        await using var with = await site.OpenAsync(Lesson);
        await using var without = await site.OpenAsync("en/docs/welcome.html");

        Assert.Equal(2, with.Requests.Count(url => url.Contains("/flow.", StringComparison.Ordinal)));
        Assert.DoesNotContain(without.Requests, url => url.Contains("/flow.", StringComparison.Ordinal));
    }

    /// <summary>Opens the lesson with a clock that stands still until it is told to run.</summary>
    private async Task<OpenedPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var opened = await site.OpenAsync("en/lessons/second.html", options);
        await opened.Page.Clock.InstallAsync();
        await opened.GoAsync(Lesson);
        await opened.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddMinutes(5));
        return opened;
    }

    private static ILocator Figure(OpenedPage opened) => opened.Page.Locator("#run .flow");

    private static ILocator Box(OpenedPage opened) => Figure(opened).Locator("[data-flow-box]");

    private static ILocator Current(OpenedPage opened) => Figure(opened).Locator("[aria-current=step]");

    private static ILocator Announced(OpenedPage opened) => Figure(opened).Locator("[data-flow-now]");

    private static ILocator Button(OpenedPage opened, string name) => Figure(opened).GetByRole(AriaRole.Button, new() { Name = name });
}
