using Site.Diagnostics;
using Site.Lessons;
using Site.Output;
using Site.Pages;
using Site.Rendering;
using Site.Snippets;

namespace Site.Commands;

/// <summary>The way from content to a site, as <c>build</c> and <c>serve</c> both go it.</summary>
internal sealed record SiteBuild(string Content, string Output, bool Strict)
{
    /// <summary>Writes the site, or every problem of the content and nothing else.</summary>
    /// <returns>Whether the site was written.</returns>
    public async Task<bool> RunAsync(TextWriter output, TextWriter errors, CancellationToken ct)
    {
        var theme = ThemeAssets.Load();
        var writer = new SiteWriter(Output);
        var bag = new DiagnosticBag();
        var course = new CourseReader(new ContentDirectory(Content), bag).Read();
        var plan = course is null ? null : await new SitePlanner(
            new SnippetCompiler(PackageSet.OfThisProgram()),
            (language, kind) => Wording.For(language).CalloutTitle(kind),
            bag).PlanAsync(course, ct);

        var problems = bag.Sorted;
        foreach (var problem in problems)
        {
            await errors.WriteLineAsync(problem.ToString());
        }

        if (course is null || plan is null || bag.HasErrors || (Strict && problems.Count > 0))
        {
            await errors.WriteLineAsync($"{problems.Count} problem(s); {Output} is as it was.");
            return false;
        }

        await writer.WriteAsync(await SiteFiles.RenderAsync(plan, course.Content, theme, ct), ct);
        await output.WriteLineAsync($"{plan.Pages.Count} pages in {Output}");
        return true;
    }
}
