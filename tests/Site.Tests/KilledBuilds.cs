using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Site.Tests;

/// <summary>Builds of this program that are killed at any moment, from its start on.</summary>
public sealed class KilledBuilds : IDisposable
{
    private const int Pages = 60;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("killed-");

    private string Content => Path.Combine(_root.FullName, "content");

    private string Output => Path.Combine(_root.FullName, "site");

    /// <summary>
    /// Each build makes another generation of all pages. Kills five of them, or thirty with the environment variable DRYDOCK_ALL=1.
    /// </summary>
    [Fact]
    public async Task The_site_that_was_there_is_whole()
    {
        Write(0);
        var clock = Stopwatch.StartNew();
        await BuildAsync();
        var duration = clock.Elapsed;
        var whole = 0;

        for (var kill = Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1" ? 30 : 5; kill > 0; kill--)
        {
            Write(kill);
            using var build = Start();
            await Task.Delay(duration * Random.Shared.NextDouble(), TestContext.Current.CancellationToken);
            build.Kill();
            await build.WaitForExitAsync(TestContext.Current.CancellationToken);

            var generation = AssertWhole();
            Assert.True(generation == whole || generation == kill, $"Generation {generation} after {whole}, before {kill}");
            whole = generation;
        }

        Write(99);
        await BuildAsync();
        Assert.Equal(99, AssertWhole());
        Assert.Equal([Path.Combine(_root.FullName, "cache"), Content, Output], Directory.GetFileSystemEntries(_root.FullName).Order());
    }

    /// <summary>
    /// A build after an edit changes the files of the site one after another. Kills it as soon as the first of them has changed, five times, or
    /// thirty times with the environment variable DRYDOCK_ALL=1.
    /// </summary>
    [Fact]
    public async Task Each_file_is_whole_and_the_next_build_changes_the_rest()
    {
        Write(0);
        await BuildAsync();
        for (var kill = Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1" ? 30 : 5; kill > 0; kill--)
        {
            Write(kill, Pages / 3);
            using var build = Start();
            var first = Path.Combine(Output, "page0.html");
            while (!build.HasExited && !File.ReadAllText(first).Contains($"Generation {kill}.", StringComparison.Ordinal)) { }
            build.Kill();
            await build.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.All(
                Directory.GetFiles(Output, "page*.html"),
                page => Assert.EndsWith("</html>", File.ReadAllText(page).TrimEnd(), StringComparison.Ordinal)
            );
            Assert.All(
                Regex
                    .Matches(File.ReadAllText(Path.Combine(Output, "en", "search-index.js")), "\"([0-9a-f]{16})\"")
                    .Select(part => part.Groups[1].Value),
                part => Assert.True(File.Exists(Path.Combine(Output, "en", "search", $"{part}.js")), part)
            );
            await BuildAsync();
            await BuildAsync("cold");
            Assert.Equal(Files("cold"), Files("site"));
        }
    }

    public void Dispose() => _root.Delete(recursive: true);

    private void Write(int generation, int pages = Pages)
    {
        Directory.CreateDirectory(Content);
        for (var page = 0; page < pages; page++)
        {
            File.WriteAllText(Path.Combine(Content, $"page{page}.md"), $"# Page {page}\n\nGeneration {generation}.\n");
        }
    }

    /// <returns>The generation of all pages.</returns>
    private int AssertWhole()
    {
        var pages = Directory.GetFiles(Output, "page*.html");
        Assert.Equal(Pages, pages.Length);
        Assert.True(File.Exists(Path.Combine(Output, "site.json")));
        return Assert.Single(
            pages
                .Concat(Directory.GetFiles(Output, "page*.md"))
                .Select(page => int.Parse(File.ReadAllText(page).Split("Generation ")[1].Split('.')[0]))
                .Distinct()
        );
    }

    private SortedDictionary<string, string> Files(string site) => Folder.Read(Path.Combine(_root.FullName, site));

    private async Task BuildAsync(string site = "site")
    {
        using var build = Start(site);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, build.ExitCode);
    }

    private Process Start(string site = "site") =>
        Process.Start(
            new ProcessStartInfo(
                Drydock.Program,
                Drydock.Arguments("build", "--content", Content, "--output", Path.Combine(_root.FullName, site))
            )
            {
                RedirectStandardOutput = true,
                Environment = { ["XDG_CACHE_HOME"] = Path.Combine(_root.FullName, "cache") },
            }
        )!;
}
