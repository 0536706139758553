using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Content;
using Site.Diagnostics;
using Site.Pages;
using Site.Planning;
using Site.Search;
using Site.Snippets;

namespace Site.Tests;

/// <summary>The search index of the course in <c>tests/courses/search</c>, and the browser's part of the search run in Node.</summary>
internal sealed class SearchFixture : IDisposable
{
    private static readonly IReadOnlyList<IReadOnlyDictionary<Language, string>> Glossary =
    [
        Term("image", "镜像"),
        Term("container", "容器"),
        Term("registry", "镜像仓库服务"),
    ];

    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("search-");

    public static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    public static async Task<SitePlan> PlanAsync() => await PlanAsync("../courses/search") with { Terms = Glossary };

    /// <param name="course">The course's directory, relative to this file's.</param>
    public static async Task<SitePlan> PlanAsync(string course)
    {
        var bag = new DiagnosticBag();
        var content = new ContentDirectory(Path.Combine(Here(), course));
        var planner = new SitePlanner(new SnippetReader(PackageSet.OfThisProgram()), bag);
        var plan = await planner.PlanAsync(new CourseReader(content, bag).Read()!, TestContext.Current.CancellationToken);
        Assert.False(bag.HasErrors);
        return plan;
    }

    /// <summary>Writes the index of one language, and returns the path of its script.</summary>
    public async Task<string> ScriptAsync(Language language) => await ScriptAsync(await PlanAsync(), language);

    /// <inheritdoc cref="ScriptAsync(Language)"/>
    public async Task<string> ScriptAsync(SitePlan plan, Language language)
    {
        foreach (var (path, content) in SearchScripts.Of(plan))
        {
            var file = new FileInfo(Path.Combine(_scratch.FullName, path.Value));
            file.Directory!.Create();
            await File.WriteAllBytesAsync(file.FullName, content.ToArray());
        }

        return Path.Combine(_scratch.FullName, PagePaths.SearchIndex(language).Value);
    }

    /// <summary>Writes the search documents of one language to a file.</summary>
    public async Task<string> DocumentsAsync(Language language)
    {
        var file = Path.Combine(_scratch.FullName, $"{language}.json");
        var documents = SearchScripts.Documents(await PlanAsync(), language);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(documents, JsonSerializerOptions.Web));
        return file;
    }

    /// <summary>The first result of each query; null when nothing is found.</summary>
    public async Task<IReadOnlyList<string?>> FirstAsync(SitePlan plan, Language language, IReadOnlyList<string> queries)
    {
        var found = await NodeAsync(["find", await ScriptAsync(plan, language), .. queries]);
        return [.. found.AsArray().Select(ids => ids!.AsArray().FirstOrDefault()?.GetValue<string>())];
    }

    /// <summary>For each query, the steps that printed it as an error message.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> PrintedAsync(SitePlan plan, Language language, IReadOnlyList<string> queries)
    {
        var found = await NodeAsync(["printed", await ScriptAsync(plan, language), .. queries]);
        return [.. found.AsArray().Select(ids => ids!.AsArray().Select(id => id!.GetValue<string>()).ToList())];
    }

    /// <summary>Runs the theme's own search code in Node.</summary>
    /// <param name="arguments">The arguments of <c>search.mjs</c>, which describes them.</param>
    public static Task<JsonNode> NodeAsync(params IReadOnlyList<string> arguments) => ThemeCode.RunAsync("search.mjs", arguments);

    public void Dispose() => _scratch.Delete(recursive: true);

    private static Dictionary<Language, string> Term(string english, string chinese) =>
        new() { [Language.English] = english, [Language.Chinese] = chinese };
}
