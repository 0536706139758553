using Site.Commands;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>The project's own course, built as a user builds it, and opened from disk.</summary>
public sealed class RealLesson(SiteFixture site) : IAsyncLifetime
{
    private static readonly string Content = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../content"));
    private readonly string _output = Path.Combine(Directory.CreateTempSubdirectory("built-").FullName, "output");

    public async ValueTask InitializeAsync()
    {
        var errors = new StringWriter();
        var built = await new SiteBuild(Content, _output, Strict: false).RunAsync(TextWriter.Null, errors, TestContext.Current.CancellationToken);
        Assert.True(built, errors.ToString());
    }

    [Theory]
    [InlineData("en/lessons/hello-world.html", "Verified on Docker")]
    [InlineData("zh/lessons/hello-world.html", "验证")]
    public async Task The_first_lesson_shows_what_a_verified_run_printed(string page, string badge)
    {
        await using var opened = await site.OpenAsync(page, root: _output);
        var step = opened.Page.Locator("#run");

        await Expect(opened.Page.Locator(".badge").First).ToContainTextAsync(badge);
        await Expect(step.Locator(".command").First).ToHaveTextAsync("docker run hello-world");
        await Expect(step.Locator(".way-shell .output")).ToContainTextAsync("Hello from Drydock!");
        await step.GetByRole(Microsoft.Playwright.AriaRole.Tab, new() { Name = "C#" }).ClickAsync();
        await Expect(step.Locator(".way-csharp .output")).ToContainTextAsync("The process ended with exit code 0.");
        await step.Locator(".check summary").ClickAsync();
        await Expect(step.Locator(".check .output")).ToContainTextAsync("A container of hello-world is exited, with exit code 0.");
        Assert.Empty(opened.Complaints);
        Assert.All(opened.Requests, url => Assert.StartsWith("file:", url));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Path.GetDirectoryName(_output)!, recursive: true);
        return ValueTask.CompletedTask;
    }
}
