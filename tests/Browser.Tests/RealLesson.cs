using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>The project's own course, built as a user builds it, and opened from disk.</summary>
public sealed class RealLesson(SiteFixture site, BuiltCourse built)
{
    private readonly string _output = built.Root;

    [Theory]
    [InlineData("en/lessons/hello-world.html", "Verified on Docker")]
    [InlineData("zh/lessons/hello-world.html", "验证")]
    public async Task The_first_lesson_shows_what_a_verified_run_printed(string page, string badge)
    {
        await using var opened = await site.OpenAsync(page, root: _output);
        var step = opened.Page.Locator("#run");

        await Expect(opened.Page.Locator(".badge").First).ToContainTextAsync(badge);
        await Expect(step.Locator(".command").First).ToHaveTextAsync("docker run hello-world");
        await Expect(step.Locator(".variant-shell .output")).ToContainTextAsync("Hello from Drydock!");
        await step.GetByRole(AriaRole.Tab, new() { Name = "C#" }).ClickAsync();
        await Expect(step.Locator(".variant-csharp .output")).ToContainTextAsync("The program ended with exit code 0.");
        await step.Locator(".check summary").ClickAsync();
        await Expect(step.Locator(".check .output")).ToContainTextAsync("A container of hello-world is exited, with exit code 0.");
    }

    [Fact]
    public async Task The_lens_shows_what_another_engine_printed_and_is_remembered()
    {
        await using var opened = await site.OpenAsync("en/lessons/images.html", root: _output);
        var step = opened.Page.Locator("#save .variant-shell");
        await Expect(step.Locator(".terminal > .output")).ToContainTextAsync("oci-layout");
        Assert.DoesNotContain(opened.Requests, IsOutputs);

        await opened.Page.GetByLabel("Show output from").SelectOptionAsync("bookworm");

        await Expect(step.Locator(".terminal > .output")).ToBeHiddenAsync();
        await Expect(step.Locator("[data-engine=bookworm] .output")).ToContainTextAsync("VERSION");
        await Expect(opened.Page.Locator("#pull .variant-shell .terminal > .output")).ToBeVisibleAsync();

        await Expect(step.Locator("[data-play]")).ToBeHiddenAsync();
        Assert.Single(opened.Requests, IsOutputs);

        await opened.Page.ReloadAsync();
        await Expect(step.Locator("[data-engine=bookworm] .output")).ToContainTextAsync("VERSION");
        await opened.Page.GetByLabel("Show output from").SelectOptionAsync("");
        await Expect(step.Locator(".terminal > .output")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_JavaScript_a_link_leads_to_what_other_engines_printed_line_by_line()
    {
        await using var opened = await site.OpenAsync("en/lessons/images.html", new() { JavaScriptEnabled = false }, _output);
        var other = opened.Page.Locator("#save .variant-shell [data-engine=bookworm]");
        await other.Locator("summary").ClickAsync();

        await other.GetByRole(AriaRole.Link).ClickAsync();

        await Expect(opened.Page.Locator("body")).ToContainTextAsync(new Regex("save, shell, Docker 20\\.10\\.\\d+"));
        Assert.Contains("/layer.tar\n", await opened.Page.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_the_hood_each_call_unfolds_to_what_it_carried()
    {
        await using var opened = await site.OpenAsync("en/lessons/hello-world.html", root: _output);
        var hood = opened.Page.Locator("#run .variant-shell .hood");
        await hood.Locator("> summary").ClickAsync();

        await Expect(hood.Locator(".sequence-ends")).ToContainTextAsync("dockerd");
        var refused = hood.Locator("details.call").First;
        await Expect(refused).ToContainTextAsync("POST /v1.45/containers/create");
        await Expect(refused.Locator(".call-response")).ToContainTextAsync("404");
        await refused.Locator("> summary").ClickAsync();
        await Expect(refused).ToContainTextAsync("No such image: hello-world:latest");
    }

    private static bool IsOutputs(string url) => url.EndsWith("/outputs.js", StringComparison.Ordinal);

    [Fact]
    public async Task Under_a_check_stand_the_engines_that_it_passed_on_with_their_dates()
    {
        await using var opened = await site.OpenAsync("en/lessons/hello-world.html", root: _output);
        await opened.Page.Locator("#run .check summary").ClickAsync();

        await Expect(opened.Page.Locator("#run .checked-on li"))
            .ToHaveTextAsync([
                new Regex(@"^Docker 20\.10\.\d+, \d{4}-\d\d-\d\d$"),
                new Regex(@"^Docker 26\.1\.\d+, "),
                new Regex(@"^Docker 28\.5\.\d+, "),
            ]);
    }
}
