using Site.Diagnostics;
using Site.Output;
using Site.Preview;

namespace Site.Building;

/// <summary>Builds the site again after each edit, and bundles the theme again when one of its assets was edited.</summary>
/// <param name="theme">Null when the theme cannot be edited, because the program does not run from its source tree.</param>
internal sealed class SiteRebuild(SiteBuild build, ThemeSource? theme, TextWriter output, TextWriter errors)
{
    private SiteBuild _build = build;
    private bool _themeHasErrors;
    private bool _hasAskedForRestart;
    private PlannedBuild? _planned;
    private MadeFiles? _files;

    /// <summary>What was edited since the last plan. A build that fails before it plans leaves its edits to the next one.</summary>
    private readonly HashSet<string> _edited = [];
    private IReadOnlyDictionary<string, PlacedPart> _written = new Dictionary<string, PlacedPart>();

    /// <summary>
    /// The first plan, where the first build shows the site that an earlier run of the program wrote: nobody who only reads waits for it.
    /// </summary>
    private Task<PlannedBuild>? _first;

    /// <inheritdoc cref="Rebuild"/>
    public async Task<PreviewBuild> RunAsync(IReadOnlyCollection<string> edited, CancellationToken ct)
    {
        if (edited.Count == 0)
        {
            (_written, var isUpToDate) = await _build.FindLastAsync(output, errors, ct);
            if (isUpToDate)
            {
                _first = Task.Run(() => _build.PlanAsync(last: null, [], TextWriter.Null, ct), ct);
                return new PreviewBuild([], new WrittenFiles(_build.Output, _written, FirstFiles(_first)));
            }
        }
        else if (_first is not null)
        {
            (var first, _first) = (_first, null);
            _planned = await first;
        }

        _edited.UnionWith(edited);
        if (theme is not null && (_themeHasErrors || edited.Any(path => IsUnder(theme.Assets, path))))
        {
            _themeHasErrors = true;
            if (await BundleAsync(theme, ct) is { } wrong)
            {
                return wrong;
            }

            _themeHasErrors = false;
        }

        await AskForRestartAsync(edited);
        if (_planned?.Content.IsOutdated == true)
        {
            // What was made can have been made from a file that was edited meanwhile.
            _files = null;
        }

        var planned = _planned = await _build.PlanAsync(_planned, _edited, errors, ct);
        _edited.Clear();
        if (planned.Plan is null)
        {
            return new PreviewBuild(planned.Problems, Files: null);
        }

        var written = _build;
        _files = _build.FilesOf(planned, _files);
        return new PreviewBuild(planned.Problems, _files)
        {
            WriteAsync = async end =>
            {
                var parts = await written.WriteAsync(planned, _written, output, end);
                _written = planned.Content.IsOutdated ? new Dictionary<string, PlacedPart>() : parts;
            },
        };
    }

    public static bool IsUnder(string folder, string path) =>
        path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Bundles the theme; the next build uses it.</summary>
    /// <returns>Null when the theme is fine; otherwise the failed build, with the problems.</returns>
    private async Task<PreviewBuild?> BundleAsync(ThemeSource source, CancellationToken ct)
    {
        var bag = new DiagnosticBag();
        var assets = await source.BundleAsync(bag, ct);
        foreach (var problem in bag.Sorted)
        {
            await errors.WriteLineAsync(problem.ToString());
        }

        if (assets is null)
        {
            return new PreviewBuild(bag.Sorted, Files: null);
        }

        _build = _build with { Theme = assets };
        return null;
    }

    private Lazy<MadeFiles?> FirstFiles(Task<PlannedBuild> first)
    {
        var build = _build;
        return new(() => first.GetAwaiter().GetResult() is { Plan: not null } planned ? build.FilesOf(planned, last: null) : null);
    }

    private async Task AskForRestartAsync(IReadOnlyCollection<string> edited)
    {
        if (!_hasAskedForRestart && edited.FirstOrDefault(path => path.EndsWith(".razor", StringComparison.Ordinal)) is { } component)
        {
            _hasAskedForRestart = true;
            await output.WriteLineAsync(
                $"{Path.GetFileName(component)} is compiled into the program; stop it (Ctrl-C) and run it again to see the edit"
            );
        }
    }
}
