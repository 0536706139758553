using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[Collection("Live")]
public class LiveMissing(SiteFixture site, LiveCourse live)
{
    [Theory]
    [InlineData("en", "There is no live machine here: Not installed: ")]
    [InlineData("zh", "这里没有可用的实时机器：Not installed: ")]
    public async Task Without_a_machine_the_page_is_as_always_and_one_line_says_what_is_missing(string language, string line)
    {
        await using var server = await live.StartWithoutMachineAsync();
        await using var opened = await site.OpenAsync($"{language}/lessons/looking.html", root: server.Address);

        await Expect(opened.Page.Locator(".live-missing")).ToContainTextAsync(line);
        await Expect(opened.Page.Locator(".live-missing")).ToContainTextAsync("sudo apt-get install");
        await Expect(opened.Page.Locator(".live-missing samp[lang=en]")).ToHaveCountAsync(language == "zh" ? 1 : 0);
        await Expect(opened.Page.Locator(".live, .live-step, .live-run")).ToHaveCountAsync(0);
        Assert.Empty(opened.Complaints);
    }

    [Theory]
    [InlineData("en", "Drydock was started again since you opened its link.")]
    [InlineData("zh", "Drydock 又重新启动过")]
    public async Task After_a_restart_the_page_says_that_there_is_a_new_link(string language, string line)
    {
        await using var opened = await live.OpenAsync(
            site,
            $"{language}/lessons/untouched.html",
            changed: cookies => Regex.Replace(cookies, "[0-9a-f]{64}", new string('0', 64))
        );

        await Expect(opened.Page.Locator(".live-missing")).ToContainTextAsync(line);
        await Expect(opened.Page.Locator(".live, .live-step, .live-run")).ToHaveCountAsync(0);
        Assert.Empty(opened.Complaints);
    }
}
