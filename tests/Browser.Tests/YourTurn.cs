using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>A lesson's task: a goal, hints, a solution and a check.</summary>
public class YourTurn(SiteFixture site)
{
    [Fact]
    public async Task Hints_come_one_after_the_other_and_the_solution_last()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        await Expect(Titles(opened)).ToHaveTextAsync(["Hint 1"]);

        await opened.Page.GetByText("Hint 1").ClickAsync();
        await Expect(Titles(opened)).ToHaveTextAsync(["Hint 1", "Hint 2"]);
        await Expect(opened.Page.GetByText("Which command makes one?")).ToBeVisibleAsync();

        await opened.Page.GetByText("Hint 2").ClickAsync();
        await Expect(Titles(opened)).ToHaveTextAsync(["Hint 1", "Hint 2", "Solution"]);
        await Expect(Solution(opened).Locator(".terminal").First).ToBeHiddenAsync();
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_hint_that_was_seen_stays_when_the_one_before_it_is_closed()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        await opened.Page.GetByText("Hint 1").ClickAsync();
        await Expect(Titles(opened)).ToHaveCountAsync(2);

        await opened.Page.GetByText("Hint 1").ClickAsync();

        await Expect(opened.Page.GetByText("Which command makes one?")).ToBeHiddenAsync();
        await Expect(Titles(opened)).ToHaveTextAsync(["Hint 1", "Hint 2"]);
    }

    [Fact]
    public async Task The_keyboard_opens_them()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        await opened.Page.Locator(".task summary").First.FocusAsync();

        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(Titles(opened)).ToHaveCountAsync(2);
        await opened.Page.Keyboard.PressAsync("Tab");
        await opened.Page.Keyboard.PressAsync("Enter");

        await Expect(Titles(opened)).ToHaveTextAsync(["Hint 1", "Hint 2", "Solution"]);
    }

    [Fact]
    public async Task The_solution_shows_the_files_and_what_the_commands_printed()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        foreach (var title in new[] { "Hint 1", "Hint 2", "Solution" })
        {
            await opened.Page.Locator(".task summary").GetByText(title).ClickAsync();
        }

        var solution = Solution(opened);
        await Expect(solution.GetByText("A note.")).ToBeVisibleAsync();
        await Expect(solution.Locator(".command")).ToHaveTextAsync("docker create --name turn busybox");
        await Expect(solution.Locator(".terminal > .output")).ToContainTextAsync("0b7d57667cf6");
    }

    [Fact]
    public async Task The_check_is_there_from_the_start_with_what_it_said()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        var check = opened.Page.Locator(".task .check");

        await check.Locator("summary").ClickAsync();

        await Expect(check.Locator(".listing")).ToBeVisibleAsync();
        await Expect(check.Locator(".output")).ToContainTextAsync("The container turn is there.");
        await Expect(check).ToContainTextAsync("dotnet run --file task.check.cs");
    }

    [Fact]
    public async Task The_page_s_contents_lead_to_it()
    {
        await using var opened = await site.OpenAsync(
            "en/lessons/first.html",
            new()
            {
                ViewportSize = new() { Width = 1400, Height = 700 },
            }
        );

        await opened.Page.Locator(".contents").GetByRole(AriaRole.Link, new() { Name = "Your turn" }).ClickAsync();

        await Expect(opened.Page.GetByRole(AriaRole.Heading, new() { Name = "Your turn" })).ToBeInViewportAsync();
        Assert.Equal("en/lessons/first.html#your-turn", opened.Address);
    }

    [Fact]
    public async Task A_lesson_without_one_says_nothing_of_it()
    {
        await using var opened = await site.OpenAsync("en/lessons/second.html");

        await Expect(opened.Page.Locator(".task")).ToHaveCountAsync(0);
        await Expect(opened.Page.Locator(".contents").GetByText("Your turn")).ToHaveCountAsync(0);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Without_JavaScript_every_hint_and_the_solution_unfold()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html", new() { JavaScriptEnabled = false });
        await Expect(Titles(opened)).ToHaveTextAsync(["Hint 1", "Hint 2", "Solution"]);
        await Expect(opened.Page.Locator("[data-task-done]")).ToBeHiddenAsync();

        await Solution(opened).Locator("> summary").ClickAsync();

        await Expect(Solution(opened).Locator(".terminal > .output")).ToContainTextAsync("0b7d57667cf6");
    }

    /// <summary>Of the hints and of the solution, as far as they show.</summary>
    private static ILocator Titles(OpenedPage opened) => opened.Page.Locator(".task [data-hint] > summary:visible");

    private static ILocator Solution(OpenedPage opened) => opened.Page.Locator(".task [data-hint]").Last;
}
