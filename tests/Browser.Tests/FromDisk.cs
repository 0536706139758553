using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public class FromDisk(SiteFixture site)
{
    [Fact]
    public async Task The_lesson_shows_command_output_and_code()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        var step = opened.Page.Locator("#run");

        await Expect(step.Locator(".command")).ToHaveTextAsync("docker run hello-world");
        await Expect(step.Locator(".variant-shell .output")).ToContainTextAsync("Hello from the sample!");
        await step.GetByRole(Microsoft.Playwright.AriaRole.Tab, new() { Name = "C#" }).ClickAsync();
        await Expect(step.Locator(".variant-csharp .listing .k")).ToBeVisibleAsync();
        await Expect(step.Locator(".variant-csharp .output")).ToHaveTextAsync("Hello from C#!");
    }

    [Fact]
    public async Task The_check_unfolds_with_its_code_and_output()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");

        await opened.Page.Locator("#run .check summary").ClickAsync();

        await Expect(opened.Page.Locator("#run .check .output")).ToHaveTextAsync("It is so.");
    }
}
