using Site.Content;
using Site.Diagnostics;
using Site.Files;
using Site.Output;
using Site.Pages;
using Site.Planning;
using Site.Rendering;
using Site.Snippets;

namespace Site.Building;

/// <summary>The way from content to a site, as <c>build</c> and <c>serve</c> both go it.</summary>
internal sealed record SiteBuild(string Content, string Output, bool Strict)
{
    private static readonly PackageSet Packages = PackageSet.OfThisProgram();

    /// <summary>Keeps what it read from one build to the next.</summary>
    public SnippetReader Snippets { get; init; } = new(Packages);

    /// <summary>Null: the theme that lies beside the program.</summary>
    public ThemeAssets? Theme { get; init; }

    /// <summary>Where the site will stand; null: anywhere.</summary>
    public SiteAddress? Address { get; init; }

    /// <summary>A file for the site in one file; null: none is made.</summary>
    public string? Zip { get; init; }

    /// <summary>Where <see cref="With"/> notes what was built; null: nowhere.</summary>
    private string? Note { get; init; }

    /// <summary>A build that also keeps what it read, and what it did, from one run of the program to the next.</summary>
    /// <param name="cache">Has a file for the content's snippets, and one for each output.</param>
    public SiteBuild With(Cache cache)
    {
        var content = Path.GetFullPath(Content);
        var store = new SnippetStore(Path.Combine(cache.Directory, "snippets", $"{Cache.Fingerprint(content)}.json"), Packages);
        return this with
        {
            Snippets = new SnippetReader(Packages, store),
            Note = Path.Combine(cache.Directory, "builds", $"{Cache.Fingerprint(content, Path.GetFullPath(Output))}.json"),
        };
    }

    /// <summary>Writes the site, or every problem of the content and nothing else.</summary>
    /// <returns>Whether the site was written.</returns>
    public async Task<bool> RunAsync(TextWriter output, TextWriter errors, CancellationToken ct)
    {
        var last =
            Note is null || Zip is not null
                ? null
                : new LastBuild(
                    Note,
                    [Packages.Identity, $"{Content} {Output} {Strict} {Address?.Base}"],
                    [Path.GetFullPath(Content), ThemeAssets.Directory],
                    Path.GetFullPath(Output)
                );
        if (last?.IfStill() is { } done)
        {
            done.Warnings.ToList().ForEach(errors.WriteLine);
            await output.WriteLineAsync(done.Done);
            return true;
        }

        var built = await BuildAsync(output, errors, ct);
        if (built.Files is not null)
        {
            last?.Note([.. built.Problems.Select(problem => problem.ToString())], built.Done);
        }

        return built.Files is not null;
    }

    /// <summary>Writes the site, whatever the last build did.</summary>
    /// <returns>What was written, for one who serves it.</returns>
    public async Task<SiteBuildResult> BuildAsync(TextWriter output, TextWriter errors, CancellationToken ct)
    {
        CheckZip();
        var theme = Theme ?? ThemeAssets.Load();
        var writer = new SiteWriter(Output);
        var bag = new DiagnosticBag();
        var plan = await PlanAsync(bag, ct);
        var problems = bag.Sorted;
        foreach (var problem in problems)
        {
            await errors.WriteLineAsync(problem.ToString());
        }

        if (plan is null || bag.HasErrors || (Strict && problems.Count > 0))
        {
            await errors.WriteLineAsync($"{problems.Count} problem(s); {Output} is as it was.");
            return new SiteBuildResult(problems, Files: null, "");
        }

        var files = await RenderAsync(plan, theme, ct);
        await writer.WriteAsync(files, ct);
        var done = $"{plan.Pages.Count} pages in {Output}";
        await output.WriteLineAsync(done);
        return new SiteBuildResult(problems, files, done);
    }

    /// <returns>Null, with diagnostics, when there is no course to speak of.</returns>
    private async Task<SitePlan?> PlanAsync(DiagnosticBag bag, CancellationToken ct) =>
        new CourseReader(new ContentDirectory(Content), bag).Read() is { } course
            ? await new SitePlanner(Snippets, bag).PlanAsync(course, ct)
            : null;

    /// <summary>The site's files; where it is also wanted in one file, that is written, and offered by the site.</summary>
    private async Task<IReadOnlyList<(PagePath Path, ReadOnlyMemory<byte> Content)>> RenderAsync(
        SitePlan plan,
        ThemeAssets theme,
        CancellationToken ct
    )
    {
        var content = new ContentDirectory(Content);
        if (Zip is null)
        {
            return await SiteFiles.RenderAsync(plan, content, theme, ct, Address);
        }

        // What lies on a disk stands at no address, and offers no other copy of itself.
        var archive = SiteArchive.Of(await SiteFiles.RenderAsync(plan, content, theme, ct), Path.GetFileNameWithoutExtension(Zip));
        var files = await SiteFiles.RenderAsync(plan, content, theme, ct, Address, new Archive(SiteArchive.Path, archive.Length));
        AtomicFile.Write(Zip, archive);
        return [.. files.Append((SiteArchive.Path, archive)).OrderBy(file => file.Path.Value, StringComparer.Ordinal)];
    }

    /// <summary>What would keep the archive from being written, or from staying there, is said before anything is read.</summary>
    private void CheckZip()
    {
        if (Zip is null)
        {
            return;
        }

        try
        {
            if (RealPath.IsWithin(Output, Zip))
            {
                throw new CommandLineException(
                    $"--zip {Zip} lies in {Output}, which a build replaces: name a file elsewhere. The site has its own copy, {SiteArchive.Path}."
                );
            }

            AtomicFile.Check(Zip);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandLineException($"--zip {Zip} cannot be written: {fault.Message.TrimEnd('.')}; name a file that you may write.");
        }
    }
}

/// <summary>What a build came to.</summary>
/// <param name="Problems">Sorted; warnings alone stop no build.</param>
/// <param name="Files">The site's, sorted by path; null when the content is wrong.</param>
/// <param name="Done">The last line that was printed of it.</param>
internal sealed record SiteBuildResult(
    IReadOnlyList<Diagnostic> Problems,
    IReadOnlyList<(PagePath Path, ReadOnlyMemory<byte> Content)>? Files,
    string Done
);
