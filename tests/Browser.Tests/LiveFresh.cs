using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[Collection("Live")]
public class LiveFresh(SiteFixture site, LiveCourse live)
{
    [Fact]
    public async Task A_new_machine_knows_nothing_of_the_one_before()
    {
        await using var opened = await live.OpenAsync(site, "en/lessons/fresh.html");
        var page = opened.Page;
        await page.Run("make").ClickAsync();
        await page.IsDoneAsync("make", "There is a network called pond.");
        page.Dialog += (_, dialog) => dialog.AcceptAsync();

        await page.Options().ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New machine" }).ClickAsync();

        await Expect(page.Verdict("make")).ToBeHiddenAsync();
        await Expect(page.Screen()).Not.ToContainTextAsync("network create");
        await page.SeesAsync("$");
        await page.Action("make", "Check").ClickAsync();
        await Expect(page.Verdict("make")).ToContainTextAsync("There is no network called pond yet.");
        Assert.Empty(opened.Complaints);
    }
}
