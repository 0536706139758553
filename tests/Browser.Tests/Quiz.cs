using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public class Quiz(SiteFixture site)
{
    [Fact]
    public async Task The_keyboard_answers_it_and_the_result_is_announced()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        var question = Question(opened, "one");
        await Expect(question.Locator("input").First).ToHaveAccessibleDescriptionAsync("");

        await question.GetByLabel("An image").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Space");
        await opened.Page.Keyboard.PressAsync("Enter");

        await Expect(question.GetByRole(AriaRole.Status)).ToHaveTextAsync("Not quite. Read why, and try again.");
        await Expect(question.Locator(".why:visible")).ToHaveTextAsync("Incorrect: No, a container.");
        await opened.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(question.GetByRole(AriaRole.Status)).ToBeEmptyAsync();
        await question.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(question.GetByRole(AriaRole.Status)).ToHaveTextAsync("Correct.");
        await Expect(question.Locator(".why:visible")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Several_right_answers_want_all_of_them()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html");
        var question = Question(opened, "two");
        var check = question.GetByRole(AriaRole.Button);

        await check.ClickAsync();
        await Expect(question.GetByRole(AriaRole.Status)).ToHaveTextAsync("Choose an answer first.");
        await question.GetByLabel("Images").CheckAsync();
        await check.ClickAsync();
        await Expect(question.GetByRole(AriaRole.Status)).ToHaveTextAsync("Correct so far, but at least one answer is missing.");
        await question.GetByLabel("Containers").CheckAsync();
        await check.ClickAsync();
        await Expect(question.GetByRole(AriaRole.Status)).ToHaveTextAsync("Correct.");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Without_JavaScript_the_answers_unfold_with_their_reasons()
    {
        await using var opened = await site.OpenAsync("en/lessons/first.html", new() { JavaScriptEnabled = false });
        var question = Question(opened, "one");

        await Expect(question.Locator("input:visible, button:visible")).ToHaveCountAsync(0);
        await question.Locator("summary").ClickAsync();

        await Expect(question.Locator(".why:visible")).ToHaveTextAsync(["Incorrect: No, a container.", "Correct: Each time."]);
    }

    private static ILocator Question(OpenedPage opened, string id) => opened.Page.Locator($"[data-question={id}]");
}
