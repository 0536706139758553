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
    /// <summary>It takes longer to read than a build of a few pages takes, and only courses with programs need it.</summary>
    private static readonly Lazy<PackageSet> Packages = new(PackageSet.OfThisProgram);

    private Lazy<SnippetReader> LazySnippets { get; init; } = new(() => new SnippetReader(Packages.Value));

    /// <summary>Reads the snippets. It caches them from one build to the next.</summary>
    public SnippetReader Snippets
    {
        get => LazySnippets.Value;
        init => LazySnippets = new(value);
    }

    /// <summary>The theme; null for the one that was compiled with the program.</summary>
    public ThemeAssets? Theme { get; init; }

    /// <summary>The address at which the site will be published; null when it works at any address.</summary>
    public SiteAddress? Address { get; init; }

    /// <summary>The engine that the site takes along for its pages; null when there is none.</summary>
    public PageEngineFiles? Engine { get; init; }

    /// <summary>The path of the zip file to write the site to; null when there is none.</summary>
    public string? Zip { get; init; }

    /// <summary>Is given each plan of a site. Tests look in it for the pages that were planned in full.</summary>
    internal Action<SitePlan>? Planned { get; init; }

    /// <summary>Where <see cref="BuildTableFile"/> keeps its file; null unless <see cref="With"/> sets it.</summary>
    private string? TableFile { get; init; }

    /// <summary>Where a build holds its output directory, so that no other writes to it at the same time; null unless <see cref="With"/> sets it.</summary>
    private Cache? Holding { get; init; }

    /// <summary>
    /// A build that is skipped when nothing has changed since the last run of the program, and that otherwise makes only what has changed.
    /// </summary>
    /// <param name="cache">Gets one file for the snippets of the content, and one for each output directory.</param>
    public SiteBuild With(Cache cache)
    {
        var content = Path.GetFullPath(Content);
        return this with
        {
            LazySnippets = new(() =>
                new SnippetReader(
                    Packages.Value,
                    new SnippetStore(Path.Combine(cache.Directory, "snippets", $"{Cache.Fingerprint(content)}.json"), Packages.Value)
                )
            ),
            Holding = cache,
            TableFile = Path.Combine(cache.Directory, "builds", $"{Cache.Fingerprint(content, Path.GetFullPath(Output))}.table"),
        };
    }

    /// <summary>Writes the site or, if the content has errors, only prints them. Does nothing when the site is up to date.</summary>
    /// <returns>Whether the site was written.</returns>
    /// <exception cref="MachineException">Another process is building to the same directory.</exception>
    public async Task<bool> RunAsync(TextWriter output, TextWriter errors, CancellationToken ct)
    {
        using var held = Hold();
        CheckZip();
        var theme = Theme ?? ThemeAssets.Load();
        if (File.Exists(TableFile))
        {
            Preparation.ToEndSoon();
        }

        var recalled = Recall(theme, ct);
        if (Zip is null && await recalled.IsUpToDateAsync())
        {
            await TellAsync(recalled.Table, output, errors);
            return true;
        }

        var (table, writer, last, content, inventory) = recalled;
        if (table.PageCount > 0)
        {
            _ = last.ContinueWith(_ => Preparation.ToRender(theme), ct, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        var planned = await PlanAsync(content, inventory, table.Content, table.Problems, rendersAll: table.PageCount == 0, errors, ct);
        if (planned.Plan is not { } plan)
        {
            return false;
        }

        Planned?.Invoke(plan);
        var renderer = new SiteRenderer(theme, Address);
        var parts = Zip is null
            ? SiteFiles.Of(
                plan,
                content,
                theme,
                renderer,
                Address,
                Engine,
                page => planned.State.Keeps(page.SourcePath, table.Content) ? table.Parts.GetValueOrDefault(page.Path.Value)?.Key : null
            )
            : SiteFiles.Of(await RenderAsync(plan, content, theme, ct));
        var written = await writer.UpdateAsync(await last, [.. parts], ct);
        await output.WriteLineAsync(Summary(plan.Pages.Count));
        if (Zip is null)
        {
            Remember(planned, written, theme);
        }

        return true;
    }

    /// <summary>Finds the site that the last run of the program wrote.</summary>
    /// <returns>What it wrote, and whether a build would have nothing to do. If so, this prints what that build would.</returns>
    public async Task<(IReadOnlyDictionary<string, PlacedPart> Parts, bool IsUpToDate)> FindLastAsync(
        TextWriter output,
        TextWriter errors,
        CancellationToken ct
    )
    {
        var recalled = Recall(Theme ?? ThemeAssets.Load(), ct);
        var isUpToDate = await recalled.IsUpToDateAsync();
        if (isUpToDate)
        {
            await TellAsync(recalled.Table, output, errors);
        }

        return (recalled.Table.Parts, isUpToDate);
    }

    /// <summary>What the last run left, and what is there now.</summary>
    /// <param name="Last">A large site has many files, so they are looked at while the content is read.</param>
    private sealed record Recalled(BuildTable Table, SiteWriter Writer, Task<LastSite> Last, ContentDirectory Content, Inventory Inventory)
    {
        public async Task<bool> IsUpToDateAsync() => Table.PageCount > 0 && Inventory.Equals(Table.Content.Files) && (await Last).IsWhole;
    }

    private Recalled Recall(ThemeAssets theme, CancellationToken ct)
    {
        var table = TableOf(theme)?.Read() ?? BuildTable.Empty;
        var writer = new SiteWriter(Output);
        var last = Task.Run(() => writer.FindLast(table.Parts), ct);
        var content = new ContentDirectory(Content, except: Output) { Pages = new KnownPages(table.Pages) };
        return new Recalled(table, writer, last, content, content.TakeInventory(table.Content.Files));
    }

    /// <summary>Keeps what the next run of the program can recall.</summary>
    private void Remember(PlannedBuild planned, IReadOnlyDictionary<string, PlacedPart> written, ThemeAssets theme)
    {
        if (!planned.Content.IsOutdated)
        {
            TableOf(theme)
                ?.Write(
                    new BuildTable(
                        planned.State,
                        planned.Content.Pages!.In(planned.Inventory),
                        written,
                        planned.Problems,
                        planned.Plan!.Pages.Count
                    )
                );
        }
    }

    private BuildTableFile? TableOf(ThemeAssets theme) => TableFile is null ? null : new BuildTableFile(TableFile, Identity(theme));

    /// <summary>Tells what a build tells, of one that has nothing to do.</summary>
    private async Task TellAsync(BuildTable table, TextWriter output, TextWriter errors)
    {
        Print(table.Problems, errors);
        await output.WriteLineAsync(Summary(table.PageCount));
    }

    /// <returns>Null when there is no cache to hold it in.</returns>
    private IDisposable? Hold() =>
        Holding is null
            ? null
            : Holding.TryHold($"outputs/{Cache.Fingerprint(SiteWriter.PathOf(Output))}", out var other)
                ?? throw new MachineException(
                    $"Process {other} is building a site in {Output} right now",
                    "Wait until it has ended, or choose another directory with --output DIR."
                );

    /// <summary>Reads the content and plans the site, but makes and writes nothing yet.</summary>
    /// <param name="last">The build before, whose results are used for what has not changed; null for the first.</param>
    /// <param name="edited">The full paths of what was edited since then.</param>
    public async Task<PlannedBuild> PlanAsync(
        PlannedBuild? last,
        IReadOnlyCollection<string> edited,
        TextWriter errors,
        CancellationToken ct
    )
    {
        var content = new ContentDirectory(Content, except: Output)
        {
            Pages = last?.Content.Pages ?? new KnownPages([]),
            Recollections = last?.Content.Recollections ?? new Recollections(),
        };
        return last is { Content.IsOutdated: false }
            ? await PlanAsync(
                content,
                content.TakeInventory(last.Inventory, edited),
                last.State,
                last.Problems,
                rendersAll: false,
                errors,
                ct
            )
            : await PlanAsync(
                content,
                content.TakeInventory(last?.Inventory.All ?? new Dictionary<string, InventoryFile>()),
                ContentState.Empty,
                [],
                rendersAll: false,
                errors,
                ct
            );
    }

    /// <summary>The files of a planned site, which are made when something asks for them.</summary>
    /// <param name="last">The files of the build before; null for the first.</param>
    public MadeFiles FilesOf(PlannedBuild planned, MadeFiles? last)
    {
        var theme = Theme ?? ThemeAssets.Load();
        return new MadeFiles(SiteFiles.Of(planned.Plan!, planned.Content, theme, new SiteRenderer(theme, Address), Address, Engine), last);
    }

    /// <summary>Writes a planned site.</summary>
    /// <param name="last">What the build before wrote; empty for the first.</param>
    /// <returns>What was written.</returns>
    public async Task<IReadOnlyDictionary<string, PlacedPart>> WriteAsync(
        PlannedBuild planned,
        IReadOnlyDictionary<string, PlacedPart> last,
        TextWriter output,
        CancellationToken ct
    )
    {
        using var held = Hold();
        var theme = Theme ?? ThemeAssets.Load();
        var writer = new SiteWriter(Output);
        var renderer = new SiteRenderer(theme, Address);
        var written = await writer.UpdateAsync(
            writer.FindLast(last),
            [.. SiteFiles.Of(planned.Plan!, planned.Content, theme, renderer, Address, Engine)],
            ct
        );
        Remember(planned, written, theme);
        await output.WriteLineAsync(Summary(planned.Plan!.Pages.Count));
        return written;
    }

    private string Summary(int pages) => $"{pages} pages in {Output}";

    /// <summary>Everything that the site depends on, except the content.</summary>
    private string Identity(ThemeAssets theme) =>
        string.Join(
            '\n',
            [
                PackageSet.IdentityOfThisProgram,
                Path.GetFullPath(Content),
                Path.GetFullPath(Output),
                $"{Strict} {Address?.Base}",
                Engine?.Identity(theme) ?? "",
                .. theme.Files.Append(theme.Preview).Select(file => file.Path.Value),
            ]
        );

    /// <summary>Plans the site, and prints the problems in the content.</summary>
    /// <param name="last">The content of the build before.</param>
    /// <param name="known">The problems that it had.</param>
    /// <param name="rendersAll">Whether all pages that are read will be rendered. They are then rendered at once.</param>
    /// <returns>No plan if the content has errors, or if warnings count as errors and there are some.</returns>
    private async Task<PlannedBuild> PlanAsync(
        ContentDirectory content,
        Inventory inventory,
        ContentState last,
        IReadOnlyList<Diagnostic> known,
        bool rendersAll,
        TextWriter errors,
        CancellationToken ct
    )
    {
        var bag = new DiagnosticBag();
        var course = new CourseReader(content, bag, rendersAll ? ProseHtml.Render : null).Read();
        var state = new ContentState(content.Pages!.FrameOf(inventory.ReadAll()), inventory.All);
        bag.AddAll(known.Where(problem => state.Keeps(problem.Location.Path, last)));
        var plan = course is null
            ? null
            : await new SitePlanner(() => Snippets, bag).PlanAsync(course, prose => state.Keeps(prose.Path, last), ct);
        var problems = bag.Sorted;
        Print(problems, errors);
        if (plan is null || bag.HasErrors || (Strict && problems.Count > 0))
        {
            await errors.WriteLineAsync($"{problems.Count} problem(s); {Output} was not changed");
            plan = null;
        }

        return new PlannedBuild(content, inventory, state, plan, problems);
    }

    private static void Print(IReadOnlyList<Diagnostic> problems, TextWriter errors)
    {
        foreach (var problem in problems)
        {
            errors.WriteLine(problem.ToString());
        }
    }

    /// <summary>Renders the site's files for <c>--zip</c>, writes the zip file and adds it to the site.</summary>
    private async Task<IReadOnlyList<SiteFile>> RenderAsync(
        SitePlan plan,
        ContentDirectory content,
        ThemeAssets theme,
        CancellationToken ct
    )
    {
        // The copy in the zip file is read from disk, so it has no address, no download link and no engine, which browsers do not load from disk.
        var archive = SiteArchive.Of(await SiteFiles.RenderAsync(plan, content, theme, ct), Path.GetFileNameWithoutExtension(Zip!));
        var files = await SiteFiles.RenderAsync(plan, content, theme, ct, Address, new Archive(SiteArchive.Path, archive.Length), Engine);
        AtomicFile.Write(Zip!, archive);
        return [.. files.Append(new SiteFile(SiteArchive.Path, archive)).OrderBy(file => file.Path.Value, StringComparer.Ordinal)];
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

/// <summary>A site as it was planned from the content at one moment.</summary>
/// <param name="Plan">Null if the content has errors, or if warnings count as errors and there are some.</param>
/// <param name="Problems">The errors and warnings, sorted.</param>
internal sealed record PlannedBuild(
    ContentDirectory Content,
    Inventory Inventory,
    ContentState State,
    SitePlan? Plan,
    IReadOnlyList<Diagnostic> Problems
);
