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
    /// <summary>Keeps what it compiled from one run to the next.</summary>
    public SnippetCompiler Compiler { get; init; } = new(PackageSet.OfThisProgram());

    /// <summary>Null: the theme that lies beside the program.</summary>
    public ThemeAssets? Theme { get; init; }

    /// <summary>Writes the site, or every problem of the content and nothing else.</summary>
    /// <returns>Whether the site was written.</returns>
    public async Task<bool> RunAsync(TextWriter output, TextWriter errors, CancellationToken ct) =>
        (await BuildAsync(output, errors, ct)).Files is not null;

    /// <inheritdoc cref="RunAsync"/>
    /// <returns>What was written, for one who serves it.</returns>
    public async Task<SiteBuildResult> BuildAsync(TextWriter output, TextWriter errors, CancellationToken ct)
    {
        var theme = Theme ?? ThemeAssets.Load();
        var writer = new SiteWriter(Output);
        var bag = new DiagnosticBag();
        var course = new CourseReader(new ContentDirectory(Content), bag).Read();
        var plan = course is null ? null : await new SitePlanner(
            Compiler,
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
            return new SiteBuildResult(problems, Files: null);
        }

        var files = await SiteFiles.RenderAsync(plan, course.Content, theme, ct);
        await writer.WriteAsync(files, ct);
        await output.WriteLineAsync($"{plan.Pages.Count} pages in {Output}");
        return new SiteBuildResult(problems, files);
    }
}

/// <summary>What a build came to.</summary>
/// <param name="Problems">Sorted; warnings alone stop no build.</param>
/// <param name="Files">The site's, sorted by path; null when the content is wrong.</param>
internal sealed record SiteBuildResult(IReadOnlyList<Diagnostic> Problems, IReadOnlyList<(PagePath Path, ReadOnlyMemory<byte> Content)>? Files);
