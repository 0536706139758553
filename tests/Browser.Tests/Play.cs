using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public class Play(SiteFixture site)
{
    private const string Whole =
        "Hello from the sample!\nThis line is long enough to be wider than any phone that a reader might hold in a hand.\n";

    [Fact]
    public async Task It_types_the_command_and_then_prints_piece_by_piece()
    {
        await using var opened = await OpenAsync();

        await opened.Page.Locator("#run [data-play]").ClickAsync();

        await Expect(Command(opened)).ToHaveTextAsync("");
        await opened.Page.Clock.RunForAsync(500);
        await Expect(Command(opened)).ToHaveTextAsync("docker run h");
        await opened.Page.Clock.RunForAsync(800);
        await Expect(Output(opened)).ToHaveTextAsync("Hello from the sample!");
        await opened.Page.Clock.RunForAsync(1000);
        await Expect(Output(opened)).ToHaveTextAsync(Whole);
        await Expect(opened.Page.Locator("#run [data-play]")).ToHaveTextAsync("Replay");
    }

    [Fact]
    public async Task Pause_holds_it_and_skip_shows_everything()
    {
        await using var opened = await OpenAsync();
        var button = opened.Page.Locator("#run [data-play]");
        await button.ClickAsync();
        await opened.Page.Clock.RunForAsync(500);

        await button.ClickAsync();
        await opened.Page.Clock.RunForAsync(5000);

        await Expect(button).ToHaveTextAsync("Resume");
        await Expect(Output(opened)).ToHaveTextAsync("");
        await opened.Page.Locator("#run [data-skip]").ClickAsync();
        await Expect(Output(opened)).ToHaveTextAsync(Whole);
        await Expect(Command(opened)).ToHaveTextAsync("docker run hello-world");
    }

    [Fact]
    public async Task It_goes_faster_on_every_terminal_and_again_from_the_start()
    {
        await using var opened = await OpenAsync();
        await opened.Page.Locator("#run [data-play]").ClickAsync();
        var speed = opened.Page.Locator("#run [data-speed]");
        await Expect(speed).ToHaveAccessibleNameAsync("Speed 1×");

        await speed.ClickAsync();
        await opened.Page.Clock.RunForAsync(270);

        // At the first speed it would be at "docke".
        await Expect(speed).ToHaveAccessibleNameAsync("Speed 2×");
        await Expect(Command(opened)).ToHaveTextAsync(new Regex("^docker run he?$"));
        await opened.Page.Locator("#run [data-restart]").ClickAsync();
        await Expect(Command(opened)).ToHaveTextAsync("");
        await opened.Page.Clock.RunForAsync(270);
        await Expect(Command(opened)).ToHaveTextAsync(new Regex("^docker run he?$"));
        await opened.Page.Locator("#refused [data-play]").First.ClickAsync();
        await Expect(opened.Page.Locator("#refused [data-speed]").First).ToHaveAccessibleNameAsync("Speed 2×");
        await opened.Page.ReloadAsync();
        await opened.Page.Locator("#refused [data-play]").First.ClickAsync();
        await Expect(opened.Page.Locator("#refused [data-speed]").First).ToHaveAccessibleNameAsync("Speed 2×");
    }

    [Theory]
    [InlineData("[data-skip]")]
    [InlineData("[data-speed]")]
    public async Task The_keyboard_keeps_its_place_when_the_tools_go(string tool)
    {
        await using var opened = await OpenAsync();
        await opened.Page.Locator("#run [data-play]").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.Page.Locator($"#run {tool}").FocusAsync();

        await opened.Page.Clock.RunForAsync(5000);

        await Expect(opened.Page.Locator("#run [data-play]")).ToBeFocusedAsync();
        await Expect(opened.Page.Locator("#run [data-restart], #run [data-skip], #run [data-speed]").Filter(new() { Visible = true }))
            .ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Reduced_motion_types_nothing_but_keeps_the_timing_of_the_output()
    {
        await using var opened = await OpenAsync(ReducedMotion.Reduce);

        await opened.Page.Locator("#run [data-play]").ClickAsync();

        await Expect(Command(opened)).ToHaveTextAsync("docker run hello-world");
        await Expect(Output(opened)).ToHaveTextAsync("");
    }

    private async Task<OpenedPage> OpenAsync(ReducedMotion motion = ReducedMotion.NoPreference)
    {
        var opened = await site.OpenAsync("en/lessons/second.html", new() { ReducedMotion = motion });
        await opened.Page.Clock.InstallAsync();
        await opened.GoAsync("en/lessons/first.html");
        await opened.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddMinutes(5));
        return opened;
    }

    private static ILocator Command(OpenedPage opened) => opened.Page.Locator("#run .command");

    private static ILocator Output(OpenedPage opened) => opened.Page.Locator("#run .variant-shell .output");
}
