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

    public static bool HasEngine => Find(PageMachine.Engine) is not null;

    public static bool HasLab => Find(PageMachine.Lab) is not null;

    private static string? Find(PageMachine machine) =>
        Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1"
            ? new PageEngineMaker(machine, Cache.OfThisUser(), Path.Combine(Content, "images")).Find()
            : null;

    [Theory(Skip = "Needs DRYDOCK_ALL=1, and an engine that `page-engine` has made", SkipUnless = nameof(HasEngine))]
    [InlineData("hello-world")]
    [InlineData("containers")]
    public Task Every_step_that_is_typed_turns_green(string id) =>
        DoAsync(
            id,
            new PageEngineFiles(Find(PageMachine.Engine), PageMachine.Engine.Images),
            "Try it here",
            lesson => lesson.AllSteps.Select(step => (step, LineOf(step)))
        );

    /// <summary>Images of Debian, two terminals, and programs that ask.</summary>
    [Theory(Skip = "Needs DRYDOCK_ALL=1, and an engine that `page-engine` has made", SkipUnless = nameof(HasEngine))]
    [InlineData("recap")]
    [InlineData("repositories")]
    [InlineData("running")]
    [InlineData("troubleshooting-containers")]
    public Task Every_step_that_is_run_by_its_button_turns_green(string id) =>
        DoAsync(
            id,
            new PageEngineFiles(Find(PageMachine.Engine), PageMachine.Engine.Images),
            "Try it here",
            lesson => lesson.Steps.Select(step => (step, (string?)null))
        );

    [Theory(Skip = "Needs DRYDOCK_ALL=1, and a lab that `page-engine` has made", SkipUnless = nameof(HasLab))]
    [InlineData("under-the-hood")]
    public Task Every_step_without_Docker_that_is_typed_into_the_lab_turns_green(string id) =>
        DoAsync(
            id,
            new PageEngineFiles(null, [], Find(PageMachine.Lab)),
            "Try it without Docker",
            lesson => lesson.Steps.Where(step => step.Lab is not null).Select(step => (step, step.Lab?.Line ?? LineOf(step)))
        );

    private static string? LineOf(Step step) => (step.Action as ShellCommand)?.Line;

    /// <param name="lines">The steps, and what is typed for each; null for a step that is done with its button.</param>
    private async Task DoAsync(string id, PageEngineFiles machines, string button, Func<Lesson, IEnumerable<(Step, string?)>> lines)
    {
        var root = Directory.CreateTempSubdirectory("engine-lessons-");
        try
        {
            var errors = new StringWriter();
            var output = Path.Combine(root.FullName, "output");
            var build = new SiteBuild(Content, output, Strict: false) { Engine = machines };
            Assert.True(await build.RunAsync(TextWriter.Null, errors, TestContext.Current.CancellationToken), errors.ToString());
            await using var server = await EngineCourse.ServeAsync(output);
            await using var opened = await site.OpenAsync($"en/lessons/{id}.html", root: server.Urls.First());

            var course = new CourseReader(new ContentDirectory(Content), new DiagnosticBag()).Read()!;
            await opened.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await TypeAsync(opened.Page, lines(course.Lessons.Single(lesson => lesson.Id == id)));

            Assert.Empty(opened.Complaints);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    /// <summary>
    /// Types what a running command asks for, and ends it if it does not end, or waits until the following steps can use it; after a file was
    /// written, goes back to the terminal.
    /// </summary>
    private static async Task AnswerAsync(IPage page, Step step)
    {
        if (step.Action is not ShellCommand command)
        {
            await page.Keyboard.PressAsync("Control+Backquote");
            return;
        }

        foreach (var (wait, send) in command.Input)
        {
            // The terminal on the page is one text, without ends of lines.
            var shown = wait.Replace("\r\n", "", StringComparison.Ordinal).Trim();
            await Expect(page.Screen()).ToContainTextAsync(shown, new() { Timeout = Patience });
            await page.TypeAsync(send.TrimEnd('\n'));
        }

        if (command.Background)
        {
            var shown = step.Expect.Output!.Lines[0].Split(ExpectedOutput.AnyText)[0];
            await Expect(page.Screen()).ToContainTextAsync(shown, new() { Timeout = Patience });
        }

        if (command.Until is { } until)
        {
            await Expect(page.Screen()).ToContainTextAsync(until, new() { Timeout = Patience });
            await page.Keyboard.PressAsync("Control+c");
        }
    }

    private static async Task TypeAsync(IPage page, IEnumerable<(Step, string?)> lines)
    {
        await Expect(page.Screen()).ToContainTextAsync("$", new() { Timeout = Patience });
        foreach (var (step, line) in lines)
        {
            if (line is null)
            {
                await page.Run(step.Id).ClickAsync();
                await AnswerAsync(page, step);
            }
            else
            {
                await page.TypeAsync(line);
            }

            var anchor = step.Id.StartsWith(LessonTask.Anchor, StringComparison.Ordinal) ? LessonTask.Anchor : step.Id;
            if (step.Check is null && anchor == LessonTask.Anchor)
            {
                // The next command of a solution is typed when this one has ended.
                await Expect(page.Locator($"#{anchor} .live-verdict")).ToContainTextAsync("Not yet", new() { Timeout = Patience });
            }
            else
            {
                var state = step.Check?.InPage is null ? "unchecked" : "done";
                await Expect(page.Locator($"#{anchor}[data-live={state}]")).ToBeVisibleAsync(new() { Timeout = Patience });
            }
        }
    }
}
