using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Browser.Tests;

public class Accessibility(SiteFixture site)
{
    public static TheoryData<string, ColorScheme> EveryPage =>
        [.. from page in SamplePages.All
            from scheme in new[] { ColorScheme.Light, ColorScheme.Dark }
            select (page.Path.Value, scheme)];

    [Theory, MemberData(nameof(EveryPage))]
    public async Task Axe_finds_nothing_and_nothing_is_wider_than_the_screen(string path, ColorScheme scheme)
    {
        // No language of ours: the first page stays where it is.
        await using var opened = await site.OpenAsync(path, new() { ColorScheme = scheme, Locale = "fr" });
        await UnfoldAsync(opened.Page);

        foreach (var width in new[] { 360, 1280 })
        {
            await opened.Page.SetViewportSizeAsync(width, 800);
            var result = await opened.Page.RunAxe();

            Assert.Empty(result.Violations.Select(v => $"{width} px: {v.Id}: {v.Help} {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
            Assert.Equal(width, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    private static async Task UnfoldAsync(IPage page) =>
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
}
