using Site.Building;
using Site.Files;
using Site.Snippets;

namespace Site.Tests;

/// <summary>However a site came about, it is the same as one that is built at once.</summary>
public sealed class BuildingAfterEdits(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("edited-");

    /// <summary>Analysing programs takes longest, and does not depend on what was built before.</summary>
    private readonly SnippetReader _snippets = new(PackageSet.OfThisProgram());

    private readonly Random _choices = new(20);

    private static int Edits => Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1" ? 1000 : 100;

    private string Content => Path.Combine(_root.FullName, "content");

    /// <summary>Edits a hundred times, or a thousand times with the environment variable DRYDOCK_ALL=1.</summary>
    [Theory]
    [InlineData(true, 18)]
    [InlineData(false, 18)]
    public async Task After_each_edit_the_site_is_that_of_a_first_build(bool isCourse, int seed)
    {
        output.WriteLine($"seed {seed}");
        var content = new RandomContent(Content, isCourse, seed);
        var cache = new Cache(Path.Combine(_root.FullName, "cache"));
        var again = Build("again").With(cache) with { Snippets = _snippets };
        var written = 0;
        for (var edit = 0; edit < Edits; edit++)
        {
            var changes = content.Change();
            var (said, isWritten) = await RunAsync(again);
            var (saidCold, isWrittenCold) = await RunAsync(Build("cold"));

            Assert.True(
                isWritten == isWrittenCold
                    && said
                        == saidCold.Replace(
                            $"{Path.DirectorySeparatorChar}cold",
                            $"{Path.DirectorySeparatorChar}again",
                            StringComparison.Ordinal
                        ),
                changes + said
            );
            if (isWritten)
            {
                written++;
                Assert.Equal(Files("cold"), Files("again"));
            }
        }

        Assert.True(written > Edits / 2, $"Only {written} of {Edits} edits made a site");
    }

    /// <summary>The same for what the preview serves, and for what it writes. Now and then, the program is started again.</summary>
    [Theory]
    [InlineData(true, 19)]
    [InlineData(false, 19)]
    public async Task After_each_edit_the_preview_serves_the_site_of_a_first_build(bool isCourse, int seed)
    {
        output.WriteLine($"seed {seed}");
        var content = new RandomContent(Content, isCourse, seed);
        var again = Build("again").With(new Cache(Path.Combine(_root.FullName, "cache"))) with { Snippets = _snippets };
        SiteRebuild? preview = null;
        for (var edit = 0; edit < Edits; edit++)
        {
            if (preview is null || _choices.Next(4) == 0)
            {
                preview = new SiteRebuild(again, theme: null, TextWriter.Null, TextWriter.Null);
                await ShowsAsync([], "before the next edit");
            }

            var changes = content.Change();
            var isGood = await ShowsAsync(content.Edited, changes);
            if (_choices.Next(4) == 0)
            {
                var (said, isWritten) = await RunAsync(again);
                Assert.True(isWritten == isGood, changes + said);
                if (isGood)
                {
                    Assert.Equal(Files("cold"), Files("again"));
                }
            }
        }

        async Task<bool> ShowsAsync(IReadOnlyCollection<string> edited, string changes)
        {
            var served = await preview.RunAsync(edited, TestContext.Current.CancellationToken);
            var (said, isWritten) = await RunAsync(Build("cold"));

            Assert.True(isWritten == served.Files is not null, changes + said);
            if (served.Files is not null && _choices.Next(2) == 0)
            {
                await served.WriteAsync(TestContext.Current.CancellationToken);
                Assert.Equal(Files("cold"), Files("again"));
            }
            else if (served.Files is not null)
            {
                Assert.Equal(
                    Files("cold"),
                    new(served.Files.ToDictionary(file => file.Key, file => Convert.ToBase64String(file.Value.Span)))
                );
            }

            return isWritten;
        }
    }

    public void Dispose() => _root.Delete(recursive: true);

    private SiteBuild Build(string name) => new(Content, Path.Combine(_root.FullName, name), Strict: false) { Snippets = _snippets };

    private static async Task<(string Said, bool IsWritten)> RunAsync(SiteBuild build)
    {
        var said = new StringWriter();
        var isWritten = await build.RunAsync(said, said, TestContext.Current.CancellationToken);
        return (said.ToString(), isWritten);
    }

    private SortedDictionary<string, string> Files(string name) => Folder.Read(Path.Combine(_root.FullName, name));
}
