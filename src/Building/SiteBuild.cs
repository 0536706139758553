using Site.Content;
using Site.Diagnostics;
using Site.Files;
using Site.Output;
using Site.Pages;
using Site.Planning;
using Site.Rendering;
using Site.Snippets;

namespace Site.Building;

/// <summary>Builds a site from content, for both <c>build</c> and <c>serve</c>.</summary>
internal sealed record SiteBuild(string Content, string Output, bool Strict)
{
    private static readonly PackageSet Packages = PackageSet.OfThisProgram();

    /// <summary>Reads the snippets. It caches them from one build to the next.</summary>
    public SnippetReader Snippets { get; init; } = new(Packages);

    /// <summary>The theme; null for the one that was compiled with the program.</summary>
    public ThemeAssets? Theme { get; init; }

    /// <summary>The address at which the site will be published; null when it works at any address.</summary>
    public SiteAddress? Address { get; init; }

    /// <summary>The engine that the site takes along for its pages; null when there is none.</summary>
    public PageEngineFiles? Engine { get; init; }

    /// <summary>The path of the zip file to write the site to; null when there is none.</summary>
    public string? Zip { get; init; }

    /// <summary>The file that <see cref="LastBuild"/> uses; null unless <see cref="With"/> sets it.</summary>
    private string? LastBuildFile { get; init; }

    /// <summary>Where a build holds its output directory, so that no other writes to it at the same time; null unless <see cref="With"/> sets it.</summary>
    private Cache? Holding { get; init; }

    /// <summary>
    /// A build that is skipped when nothing has changed since the last run of the program, and that reads only changed snippets.
    /// </summary>
    /// <param name="cache">Gets one file for the snippets of the content, and one for each output directory.</param>
    public SiteBuild With(Cache cache)
    {
        var content = Path.GetFullPath(Content);
        var store = new SnippetStore(Path.Combine(cache.Directory, "snippets", $"{Cache.Fingerprint(content)}.json"), Packages);
        return this with
        {
            Snippets = new SnippetReader(Packages, store),
            Holding = cache,
            LastBuildFile = Path.Combine(cache.Directory, "builds", $"{Cache.Fingerprint(content, Path.GetFullPath(Output))}.json"),
        };
    }

    /// <summary>Writes the site or, if the content has errors, only prints them. Does nothing when the site is up to date.</summary>
    /// <returns>Whether the site was written.</returns>
    /// <exception cref="MachineException">Another process is building to the same directory.</exception>
    public async Task<bool> RunAsync(TextWriter output, TextWriter errors, CancellationToken ct)
    {
        var last =
            LastBuildFile is null || Zip is not null
                ? null
                : new LastBuild(
                    LastBuildFile,
                    [Packages.Identity, $"{Content} {Output} {Strict} {Address?.Base}", Engine?.Identity ?? ""],
                    [Path.GetFullPath(Content), ThemeAssets.Directory],
                    Path.GetFullPath(Output)
                );
        if (last?.FindUnchanged() is { } unchanged)
        {
            unchanged.Warnings.ToList().ForEach(errors.WriteLine);
            await output.WriteLineAsync(unchanged.Summary);
            return true;
        }

        using var held = Hold();
        var built = await BuildAsync(output, errors, keepFiles: false, ct);
        if (built.Hashes is not null)
        {
            last?.Store(built.Hashes, [.. built.Problems.Select(problem => problem.ToString())], built.Summary);
        }

        return built.Hashes is not null;
    }

    /// <returns>Null when there is no cache to hold it in.</returns>
    private IDisposable? Hold() =>
        Holding is null
            ? null
            : Holding.TryHold($"outputs/{Cache.Fingerprint(Path.GetFullPath(Output))}", out var other)
                ?? throw new MachineException(
                    $"Process {other} is building a site in {Output} right now",
                    "Wait until it has ended, or choose another directory with --output DIR."
                );

    /// <summary>Writes the site, even when it is up to date.</summary>
    /// <returns>The files that were written, which <c>serve</c> keeps in memory.</returns>
    public Task<SiteBuildResult> BuildAsync(TextWriter output, TextWriter errors, CancellationToken ct) =>
        BuildAsync(output, errors, keepFiles: true, ct);

    private async Task<SiteBuildResult> BuildAsync(TextWriter output, TextWriter errors, bool keepFiles, CancellationToken ct)
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
            await errors.WriteLineAsync($"{problems.Count} problem(s); {Output} was not changed");
            return new SiteBuildResult(problems, Files: null, Hashes: null, "");
        }

        // Everything at once is only in memory when something needs it.
        var files = keepFiles || Zip is not null ? await RenderAsync(plan, theme, ct) : null;
        await using var renderer = new SiteRenderer(theme, Address);
        var hashes = await writer.WriteAsync(
            files is null
                ? SiteFiles.Of(plan, new ContentDirectory(Content, except: Output), theme, renderer, Address, Engine)
                : SiteFiles.Of(files),
            ct
        );
        var summary = $"{plan.Pages.Count} pages in {Output}";
        await output.WriteLineAsync(summary);
        return new SiteBuildResult(problems, files, hashes, summary);
    }

    /// <returns>Null, with diagnostics, when <c>course.yml</c> cannot be read.</returns>
    private async Task<SitePlan?> PlanAsync(DiagnosticBag bag, CancellationToken ct) =>
        new CourseReader(new ContentDirectory(Content, except: Output), bag).Read() is { } course
            ? await new SitePlanner(Snippets, bag).PlanAsync(course, ct)
            : null;

    /// <summary>Renders the site's files. With <c>--zip</c>, also writes the zip file and adds it to the site.</summary>
    private async Task<IReadOnlyList<(PagePath Path, ReadOnlyMemory<byte> Content)>> RenderAsync(
        SitePlan plan,
        ThemeAssets theme,
        CancellationToken ct
    )
    {
        var content = new ContentDirectory(Content, except: Output);
        if (Zip is null)
        {
            return await SiteFiles.RenderAsync(plan, content, theme, ct, Address, engine: Engine);
        }

        // The copy in the zip file is read from disk, so it has no address, no download link and no engine, which browsers do not load from disk.
        var archive = SiteArchive.Of(await SiteFiles.RenderAsync(plan, content, theme, ct), Path.GetFileNameWithoutExtension(Zip));
        var files = await SiteFiles.RenderAsync(plan, content, theme, ct, Address, new Archive(SiteArchive.Path, archive.Length), Engine);
        AtomicFile.Write(Zip, archive);
        return [.. files.Append((SiteArchive.Path, archive)).OrderBy(file => file.Path.Value, StringComparer.Ordinal)];
    }

    /// <summary>Checks before the build that the zip file can be written, and that the build would not delete it.</summary>
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
                    $"--zip {Zip} is in {Output}, which the build replaces; name a file elsewhere (the site has its own {SiteArchive.Path})"
                );
            }

            AtomicFile.Check(Zip);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandLineException($"--zip {Zip} cannot be written: {fault.Message.TrimEnd('.')}; name a file that you may write");
        }
    }
}

/// <summary>The result of a build.</summary>
/// <param name="Problems">The errors and warnings, sorted.</param>
/// <param name="Files">The site's files, sorted by path; null when the content has errors, or when they were not kept.</param>
/// <param name="Hashes">The SHA-256 hash of each file that was written, by path; null when the content has errors.</param>
/// <param name="Summary">The last line that was printed; empty when the content has errors.</param>
internal sealed record SiteBuildResult(
    IReadOnlyList<Diagnostic> Problems,
    IReadOnlyList<(PagePath Path, ReadOnlyMemory<byte> Content)>? Files,
    IReadOnlyDictionary<string, byte[]>? Hashes,
    string Summary
);
