using Microsoft.Playwright;
using Site.Building;
using Site.Content;
using Site.Diagnostics;
using Site.Files;
using Site.Output;
using Site.PageEngine;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>
/// Whole lessons, typed into the emulated PC as a reader would. They take minutes, and run with the environment variable DRYDOCK_ALL=1 where
/// <c>page-engine</c> has been run.
/// </summary>
public class EngineLessons(SiteFixture site)
{
    /// <summary>How long a step may take in milliseconds. The computer that runs the tests does other things, too.</summary>
    private const float Patience = 180_000;

    private static readonly string Content = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../content"));

    private static string? Engine =>
        Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1"
            ? new PageEngineMaker(Cache.OfThisUser(), Path.Combine(Content, "images")).Find()
            : null;

    public static bool IsHere => Engine is not null;

    [Theory(Skip = "Needs DRYDOCK_ALL=1, and an engine that `page-engine` has made", SkipUnless = nameof(IsHere))]
    [InlineData("hello-world")]
    [InlineData("containers")]
    public async Task Every_step_that_is_typed_turns_green(string id)
    {
        var root = Directory.CreateTempSubdirectory("engine-lessons-");
        try
        {
            var errors = new StringWriter();
            var output = Path.Combine(root.FullName, "output");
            var build = new SiteBuild(Content, output, Strict: false) { Engine = new PageEngineFiles(Engine!, PageEngineMaker.Images) };
            Assert.True(await build.RunAsync(TextWriter.Null, errors, TestContext.Current.CancellationToken), errors.ToString());
            await using var server = await EngineCourse.ServeAsync(output);
            await using var opened = await site.OpenAsync($"en/lessons/{id}.html", root: server.Urls.First());

            await TypeAsync(
                opened.Page,
                new CourseReader(new ContentDirectory(Content), new DiagnosticBag()).Read()!.Lessons.Single(lesson => lesson.Id == id)
            );

            Assert.Empty(opened.Complaints);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static async Task TypeAsync(IPage page, Lesson lesson)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it here" }).ClickAsync();
        await Expect(page.Screen()).ToContainTextAsync("$", new() { Timeout = Patience });
        foreach (var step in lesson.AllSteps)
        {
            await page.TypeAsync(((ShellCommand)step.Action).Line);
            var anchor = step.Id.StartsWith(LessonTask.Anchor, StringComparison.Ordinal) ? LessonTask.Anchor : step.Id;
            if (step.Check is not null)
            {
                await Expect(page.Locator($"#{anchor}[data-live=done]")).ToBeVisibleAsync(new() { Timeout = Patience });
            }
            else
            {
                // The next command of a solution is typed when this one has ended.
                await Expect(page.Locator($"#{anchor} .live-verdict")).ToContainTextAsync("Not yet", new() { Timeout = Patience });
            }
        }
    }
}
