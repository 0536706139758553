using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>What holds for each page from disk, with everything unfolded: those of the project's own course, and the sample pages.</summary>
public sealed class EveryPage(SiteFixture site, BuiltCourse built)
{
    /// <summary>
    /// Axe reads the sample pages, which have everything that the theme can show, in both colour schemes at both widths; with the
    /// environment variable DRYDOCK_ALL=1 the course's, too; else the course's Chinese ones dark on a phone, the others light on a desk.
    /// </summary>
    private static readonly bool All = Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1";

    public static TheoryData<string, ColorScheme> Samples =>
        [.. from page in SamplePages.All from scheme in new[] { ColorScheme.Light, ColorScheme.Dark } select (page.Path.Value, scheme)];

    /// <summary>By content, since the course is not built yet when tests are listed.</summary>
    public static TheoryData<string, ColorScheme> Pages =>
        [
            .. from page in Sources("lessons/*/??.md")
                .Concat(Sources("docs/??/*.md"))
                .Concat(["index.html", "404.html", "en/index.html", "zh/index.html", "en/docs/glossary.html", "zh/docs/glossary.html"])
            from scheme in new[] { ColorScheme.Light, ColorScheme.Dark }
            where All || scheme == (page.StartsWith("zh/", StringComparison.Ordinal) ? ColorScheme.Dark : ColorScheme.Light)
            select (page, scheme),
        ];

    [Theory, MemberData(nameof(Pages))]
    public Task It_is_quiet_steady_accessible_and_fits(string path, ColorScheme scheme) =>
        CheckAsync(path, scheme, built.Root, All ? [360, 1280] : [scheme == ColorScheme.Dark ? 360 : 1280]);

    [Theory, MemberData(nameof(Samples))]
    public Task So_is_a_sample(string path, ColorScheme scheme) => CheckAsync(path, scheme, site.Root, [360, 1280]);

    /// <param name="read">The widths at which axe reads the page.</param>
    private async Task CheckAsync(string path, ColorScheme scheme, string root, int[] read)
    {
        // No language of ours: the first page stays where it is.
        await using var opened = await site.OpenAsync(path, new() { ColorScheme = scheme, Locale = "fr" }, root);
        await opened.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.Equal(0, await opened.Page.EvaluateAsync<double>(Shifted));

        await opened.Page.EvaluateAsync("document.querySelectorAll('details').forEach(part => part.open = true)");
        Assert.Empty(opened.Complaints);
        Assert.All(opened.Requests, url => Assert.StartsWith("file:", url));
        Assert.Contains(opened.Requests, url => url.EndsWith(".css", StringComparison.Ordinal));

        foreach (var width in new[] { 360, 1280 })
        {
            await opened.Page.SetViewportSizeAsync(width, 800);
            Assert.Equal(width, await opened.Page.EvaluateAsync<int>(Width));
            if (read.Contains(width))
            {
                Assert.Empty((await opened.FaultsAsync()).Select(fault => $"{width} px: {fault}"));
            }
        }

        // A phone with letters of twice the size.
        await opened.Page.SetViewportSizeAsync(360, 800);
        await opened.Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        Assert.Equal(360, await opened.Page.EvaluateAsync<int>(Width));
    }

    [Fact]
    public void The_list_has_every_page() =>
        Assert.Equal(
            Directory
                .EnumerateFiles(built.Root, "*.html", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(built.Root, file))
                // A file of a lesson may be a page that its reader serves.
                .Where(path => !path.Contains("/files/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
            Pages.Select(page => page.Data.Item1).Distinct().Order(StringComparer.Ordinal)
        );

    private const string Width = "document.documentElement.scrollWidth";

    /// <summary>How far things have moved since the page began to show.</summary>
    private const string Shifted = """
        new Promise(resolve => {
          let sum = 0;
          new PerformanceObserver(list => list.getEntries().forEach(shift => sum += shift.value)).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum))));
        })
        """;

    private static IEnumerable<string> Sources(string pattern)
    {
        var parts = pattern.Split('/');
        var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../content", parts[0]));
        return from folder in Directory.EnumerateDirectories(root, parts[1])
            from file in Directory.EnumerateFiles(folder, parts[2])
            let name = Path.GetFileName(folder)
            let page = Path.GetFileNameWithoutExtension(file)
            select parts[0] == "lessons" ? $"{page}/lessons/{name}.html" : $"{name}/docs/{page}.html";
    }
}
