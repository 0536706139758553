using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Site.Building;
using Site.Commands;

namespace Browser.Tests;

/// <summary>
/// Measures the time from saving a file to the page being painted with the edit, thirty times: in this course, and in a plain tree of
/// 5,000 pages. Nothing is asserted. To run it:
/// <c>dotnet test --project Browser.Tests/Browser.Tests.csproj --explicit only --filter-class '*EditBenchmark' --output detailed</c>.
/// </summary>
public sealed class EditBenchmark(SiteFixture site, ITestOutputHelper output) : IDisposable
{
    private const int Edits = 30;
    private const int Pages = 5000;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("edits-");

    private string Content => Path.Combine(_root.FullName, "content");

    [Fact(Explicit = true)]
    public async Task In_this_course()
    {
        Folder.Copy(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../content")), Content);
        await MeasureAsync("en/lessons/containers.html", "lessons/containers/en.md");
    }

    [Fact(Explicit = true)]
    public async Task In_a_tree_of_5000_pages()
    {
        var random = new Random(7);
        for (var page = 0; page < Pages; page++)
        {
            var text = string.Join("\n\n", Enumerable.Range(0, 8).Select(section => Section(random, section)));
            var file = Path.Combine(Content, $"docs/page-{page:00000}.md");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(
                file,
                $"---\ntitle: Page {page}\nsummary: About {page}.\n---\n\nThe start.\n\n{text}\n",
                TestContext.Current.CancellationToken
            );
        }

        await MeasureAsync("docs/page-02500.html", "docs/page-02500.md");
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static string Section(Random random, int number) =>
        $"## Section {number}\n\nSee [another](page-{random.Next(Pages):00000}.md). "
        + string.Join(' ', Enumerable.Range(0, 110).Select(_ => $"word{random.Next(4000)}"))
        + ".";

    private async Task MeasureAsync(string page, string file)
    {
        using var end = new CancellationTokenSource();
        var started = new TaskCompletionSource<string>();
        var build = new SiteBuild(Content, Path.Combine(_root.FullName, "output"), Strict: false);
        var running = ServeCommand
            .Preview(build, theme: null, TextWriter.Null, TextWriter.Null)
            .RunAsync(new IPEndPoint(IPAddress.Loopback, 0), started.SetResult, end.Token);
        await using (var opened = await site.OpenAsync(page, root: await started.Task))
        {
            // Waits for the connection on which the page hears of edits.
            await opened.Page.WaitForTimeoutAsync(1000);
            var times = new List<double>();
            for (var edit = 0; edit < Edits; edit++)
            {
                times.Add(await EditAsync(opened, Path.Combine(Content, file), $"Edit number {edit}."));
                await opened.Page.WaitForTimeoutAsync(400);
            }

            times.Sort();
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{page}: median {times[times.Count / 2]:0} ms, fastest {times[0]:0} ms, slowest {times[^1]:0} ms"
                )
            );
        }

        await end.CancelAsync();
        await running;
    }

    /// <summary>Saves an edit, and waits until the browser has painted it.</summary>
    private static async Task<double> EditAsync(OpenedPage opened, string file, string words)
    {
        var text = await File.ReadAllTextAsync(file);
        var at = text.IndexOf("\n---\n", 4, StringComparison.Ordinal) + "\n---\n".Length;
        var rest = text[at..].StartsWith("\nEdit number", StringComparison.Ordinal)
            ? text[text.IndexOf(".\n", at, StringComparison.Ordinal)..][2..]
            : text[at..];

        // After the frame in which the page has the words comes a task, and by then it is on the screen.
        var painted = opened.Page.EvaluateAsync<double>(
            """
            (words) => new Promise((resolve) => {
              const look = () => document.querySelector('main').textContent.includes(words)
                ? setTimeout(() => resolve(performance.timeOrigin + performance.now()))
                : requestAnimationFrame(look);
              look();
            })
            """,
            words
        );
        await File.WriteAllTextAsync(file + ".tmp", $"{text[..at]}\n{words}\n{rest}");
        var start = DateTime.UtcNow;
        File.Move(file + ".tmp", file, overwrite: true);
        return await painted - (start - DateTime.UnixEpoch).TotalMilliseconds;
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
