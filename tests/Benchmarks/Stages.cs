using BenchmarkDotNet.Attributes;
using Site.Content;
using Site.Diagnostics;
using Site.Output;
using Site.Pages;
using Site.Planning;
using Site.Rendering;
using Site.Search;
using Site.Snippets;

namespace Benchmarks;

/// <summary>The stages of the build of a tree, each with what it needs already in memory.</summary>
[MemoryDiagnoser]
public class Stages
{
    private readonly string _directory = Directory.CreateTempSubdirectory("drydock-stages-").FullName;
    private readonly ThemeAssets _theme = ThemeAssets.Load();
    private SitePlan _plan = null!;

    [Params(200)]
    public int Pages { get; set; }

    private ContentDirectory Content => new(_directory);

    [GlobalSetup]
    public async Task WriteAsync()
    {
        foreach (var (name, text) in new Tree(Pages).Pages)
        {
            File.WriteAllText(Path.Combine(_directory, name), text);
        }

        _plan = await PlanAsync(Read());
    }

    [GlobalCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    /// <summary>Markdown, front matter and the order of the pages.</summary>
    [Benchmark]
    public Course Read() => new CourseReader(Content, new DiagnosticBag()).Read()!;

    /// <summary>The same, then which pages there are, with links that are checked.</summary>
    [Benchmark]
    public Task<SitePlan> ReadAndPlanAsync() => PlanAsync(Read());

    [Benchmark]
    public int IndexForSearch() => SearchScripts.Of(_plan).Count();

    /// <summary>All files of the site, the search index among them.</summary>
    [Benchmark]
    public async Task<int> RenderAsync() => (await SiteFiles.RenderAsync(_plan, Content, _theme, CancellationToken.None)).Count;

    private static Task<SitePlan> PlanAsync(Course course) =>
        new SitePlanner(new SnippetReader(PackageSet.OfThisProgram()), new DiagnosticBag()).PlanAsync(course, CancellationToken.None);
}
