using System.Runtime.CompilerServices;
using Site.Content;
using Site.Diagnostics;
using Site.Output;
using Site.Planning;
using Site.Rendering;
using Site.Snippets;

namespace Browser.Tests;

/// <summary>The course in <c>tests/courses/search</c>, built as a site.</summary>
internal static class SearchCourse
{
    private static readonly IReadOnlyList<IReadOnlyDictionary<Language, string>> Glossary =
    [
        new Dictionary<Language, string> { [Language.English] = "image", [Language.Chinese] = "镜像" },
    ];

    public static async Task WriteAsync(string directory, ThemeAssets theme)
    {
        var bag = new DiagnosticBag();
        var content = new ContentDirectory(Path.Combine(Path.GetDirectoryName(Here())!, "../courses/search"));
        var planner = new SitePlanner(new SnippetReader(PackageSet.OfThisProgram()), bag);
        var plan = await planner.PlanAsync(new CourseReader(content, bag).Read()!, default);
        await new SiteWriter(directory).WriteAsync(
            await SiteFiles.RenderAsync(plan with { Terms = Glossary }, content, theme, default),
            default
        );
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
