using Site.Building;
using Site.Processes;

namespace Site.Tests;

public sealed class ValidHtml
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The project's own course, and kinds of pages that it does not have: untranslated ones, and ones with an address, an archive and an
    /// edit link.
    /// </summary>
    [Fact]
    public async Task Every_page_is()
    {
        var repository = Path.GetFullPath(Path.Combine(SearchFixture.Here(), "../.."));
        using var course = new CourseFixture().Replace("course.yml", "parts:", "edit: https://example.org/{path}\nparts:");
        File.Delete(Path.Combine(course.Root, "lessons/first/zh.md"));
        var output = Path.Combine(course.Root, "built");
        await BuildAsync(new SiteBuild(Path.Combine(repository, "content"), Path.Combine(output, "own"), Strict: false));
        await BuildAsync(
            new SiteBuild(course.Root, Path.Combine(output, "small"), Strict: false)
            {
                Address = Site.Rendering.SiteAddress.Find("https://example.org/"),
                Zip = Path.Combine(output, "small.zip"),
            }
        );

        var run = await HostProcess.RunAsync(
            HostCommand.Of(
                "node",
                Path.Combine(repository, "theme/node_modules/html-validate/bin/html-validate.mjs"),
                "--config",
                Path.Combine(repository, "theme/.htmlvalidate.json"),
                "--formatter",
                "text",
                // A file of a lesson may be a page, too, and is its author's own.
                $"{output}/*/*.html",
                $"{output}/*/{{en,zh}}/**/*.html"
            ),
            TimeLimit,
            outputLimit: 1024 * 1024,
            ct: TestContext.Current.CancellationToken
        );

        Assert.True(run.ExitCode == 0, run.Text);
    }

    private static async Task BuildAsync(SiteBuild build)
    {
        var said = new StringWriter();
        Assert.True(await build.RunAsync(said, said, TestContext.Current.CancellationToken), said.ToString());
    }
}
