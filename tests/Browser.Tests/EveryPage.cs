using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>What holds for each page from disk, with everything unfolded: those of the project's own course, and the sample pages.</summary>
/// <param name="root">The site that the pages are in.</param>
// By classes, since they run beside one another: one for all pages ended last, alone.
public abstract class EveryPage(SiteFixture site, string root)
{
    /// <summary>
    /// Axe reads the sample pages, which have everything that the theme can show, in both colour schemes at both widths; with the
    /// environment variable DRYDOCK_ALL=1 the course's, too; else the course's Chinese ones dark on a phone, the others light on a desk.
    /// </summary>
    private static readonly bool All = Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1";

    private protected static TheoryData<string, ColorScheme> InSchemes(IEnumerable<string> pages, bool all = false) =>
        [
            .. from page in pages
            from scheme in new[] { ColorScheme.Light, ColorScheme.Dark }
            where all || All || scheme == (page.StartsWith("zh/", StringComparison.Ordinal) ? ColorScheme.Dark : ColorScheme.Light)
            select (page, scheme),
        ];

    /// <summary>The pages of the course, by their sources, since the course is not built yet when tests are listed.</summary>
    private protected static IEnumerable<string> Sources(string pattern)
    {
        var parts = pattern.Split('/');
        var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../content", parts[0]));
        return from folder in Directory.EnumerateDirectories(root, parts[1])
            from file in Directory.EnumerateFiles(folder, parts[2])
            let name = Path.GetFileName(folder)
            let page = Path.GetFileNameWithoutExtension(file)
            select parts[0] == "lessons" ? $"{page}/lessons/{name}.html" : $"{name}/docs/{page}.html";
    }

    /// <param name="all">Whether axe reads the page at both widths in any case.</param>
    private protected async Task CheckAsync(string path, ColorScheme scheme, bool all = false)
    {
        // No language of ours: the first page stays where it is.
        await using var opened = await site.OpenAsync(path, new() { ColorScheme = scheme, Locale = "fr" }, root);
        await opened.SettleAsync();
        CheckFirstLoad(opened.Requests);

        Assert.Equal(0, await opened.Page.EvaluateAsync<double>(Shifted));

        await opened.Page.EvaluateAsync("document.querySelectorAll('details').forEach(part => part.open = true)");
        Assert.Empty(opened.Complaints);
        Assert.All(opened.Requests, url => Assert.StartsWith("file:", url));
        Assert.Contains(opened.Requests, url => url.EndsWith(".css", StringComparison.Ordinal));

        foreach (var width in new[] { 360, 1280 })
        {
            await opened.Page.SetViewportSizeAsync(width, 800);
            Assert.Equal(width, await opened.Page.EvaluateAsync<int>(Width));
            if (all || All || width == (scheme == ColorScheme.Dark ? 360 : 1280))
            {
                Assert.Empty((await opened.FaultsAsync()).Select(fault => $"{width} px: {fault}"));
            }
        }

        // A phone with letters of twice the size.
        await opened.Page.SetViewportSizeAsync(360, 800);
        await opened.Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        Assert.Equal(360, await opened.Page.EvaluateAsync<int>(Width));
    }

    /// <param name="requests">The addresses that the page asked for before its reader did anything.</param>
    private protected virtual void CheckFirstLoad(IEnumerable<string> requests) { }

    private const string Width = "document.documentElement.scrollWidth";

    /// <summary>How far things have moved since the page began to show.</summary>
    private const string Shifted = """
        new Promise(resolve => {
          let sum = 0;
          new PerformanceObserver(list => list.getEntries().forEach(shift => sum += shift.value)).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum))));
        })
        """;
}

public sealed class EveryLesson(SiteFixture site, BuiltCourse built) : EveryPage(site, built.Root)
{
    private const int KiB = 1024;

    public static TheoryData<string, ColorScheme> Pages => InSchemes(Sources("lessons/*/??.md"));

    [Theory, MemberData(nameof(Pages))]
    public Task It_is_light_quiet_steady_accessible_and_fits(string path, ColorScheme scheme) => CheckAsync(path, scheme);

    /// <summary>At most 60 KiB, compressed, of which scripts 25.</summary>
    private protected override void CheckFirstLoad(IEnumerable<string> requests)
    {
        var files = requests.Select(url => new Uri(url).LocalPath).Distinct().ToList();
        Assert.InRange(files.Sum(Weight.Compressed), 1, 60 * KiB);
        Assert.InRange(files.Where(file => file.EndsWith(".js", StringComparison.Ordinal)).Sum(Weight.Compressed), 1, 25 * KiB);
    }
}

/// <summary>The pages of the course that are not lessons.</summary>
public sealed class EveryOtherPage(SiteFixture site, BuiltCourse built) : EveryPage(site, built.Root)
{
    public static TheoryData<string, ColorScheme> Pages =>
        InSchemes(
            Sources("docs/??/*.md")
                .Concat(["index.html", "404.html", "en/index.html", "zh/index.html", "en/docs/glossary.html", "zh/docs/glossary.html"])
        );

    [Theory, MemberData(nameof(Pages))]
    public Task It_is_quiet_steady_accessible_and_fits(string path, ColorScheme scheme) => CheckAsync(path, scheme);

    [Fact]
    public void The_lists_have_every_page() =>
        Assert.Equal(
            Directory
                .EnumerateFiles(built.Root, "*.html", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(built.Root, file))
                // A file of a lesson may be a page that its reader serves.
                .Where(path => !path.Contains("/files/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
            EveryLesson.Pages.Concat(Pages).Select(page => page.Data.Item1).Distinct().Order(StringComparer.Ordinal)
        );
}

public sealed class EverySample(SiteFixture site) : EveryPage(site, site.Root)
{
    public static TheoryData<string, ColorScheme> Pages => InSchemes(SamplePages.All.Select(page => page.Path.Value), all: true);

    [Theory, MemberData(nameof(Pages))]
    public Task It_is_quiet_steady_accessible_and_fits(string path, ColorScheme scheme) => CheckAsync(path, scheme, all: true);
}
