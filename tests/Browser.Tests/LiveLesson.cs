using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>What tests do and look at on a lesson that has a machine.</summary>
internal static class LiveLesson
{
    public static ILocator Opener(this IPage page) => page.Locator(".live-opener");

    public static ILocator Dock(this IPage page) => page.Locator(".live-dock");

    /// <summary>The rows of the terminal that is shown.</summary>
    public static ILocator Screen(this IPage page) => page.Locator(".live-screen:visible .xterm-rows");

    /// <summary>The menu of the dock.</summary>
    public static ILocator Options(this IPage page) => page.Locator(".live-more > summary");

    public static ILocator Verdict(this IPage page, string step) => page.Locator($"#{step} .live-verdict");

    public static ILocator Run(this IPage page, string step) => page.Locator($"#{step} .live-run:visible");

    public static ILocator Action(this IPage page, string step, string name) =>
        page.Locator($"#{step} .live-step").GetByRole(AriaRole.Button, new() { Name = name });

    /// <summary>Opens the terminal, and waits for its prompt.</summary>
    public static async Task OpenTerminalAsync(this IPage page)
    {
        await page.Opener().ClickAsync();
        await page.SeesAsync("$");
    }

    /// <summary>Types a command into the terminal, which has the focus.</summary>
    public static async Task TypeAsync(this IPage page, string command)
    {
        await page.Keyboard.TypeAsync(command);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Waits until the terminal that is shown has a text.</summary>
    public static Task SeesAsync(this IPage page, string text) => Expect(page.Screen()).ToContainTextAsync(text);

    /// <summary>Waits until the terminal that is shown has a text with a prompt after it: only then is a step not told that it is busy.</summary>
    public static Task SeesPromptAfterAsync(this IPage page, string text) =>
        Expect(page.Screen()).ToContainTextAsync(new Regex($@"{Regex.Escape(text)}[^$]*\$\s*$"));

    /// <summary>Waits until a step is done and says so.</summary>
    public static async Task IsDoneAsync(this IPage page, string step, string sentence)
    {
        await Expect(page.Locator($"#{step}[data-live=done]")).ToBeVisibleAsync();
        await Expect(page.Verdict(step)).ToContainTextAsync(sentence);
    }
}
