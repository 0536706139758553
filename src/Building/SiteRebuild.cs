using Site.Diagnostics;
using Site.Preview;

namespace Site.Building;

/// <summary>Builds a site again and again, with the theme as it is edited.</summary>
/// <param name="theme">Null: the theme that lies beside the program is the only one.</param>
internal sealed class SiteRebuild(SiteBuild build, ThemeSource? theme, TextWriter output, TextWriter errors)
{
    private SiteBuild _build = build;
    private bool _themeIsWrong;
    private bool _saidRestart;

    /// <inheritdoc cref="Rebuild"/>
    public async Task<PreviewBuild> RunAsync(IReadOnlyCollection<string> edited, CancellationToken ct)
    {
        if (theme is not null && (_themeIsWrong || edited.Any(path => IsUnder(theme.Assets, path))))
        {
            _themeIsWrong = true;
            if (await BundleAsync(theme, ct) is { } wrong)
            {
                return wrong;
            }

            _themeIsWrong = false;
        }

        await SayRestartAsync(edited);
        var built = await _build.BuildAsync(output, errors, ct);
        return new PreviewBuild(built.Problems, built.Files?.ToDictionary(file => file.Path.Value, file => file.Content));
    }

    public static bool IsUnder(string folder, string path) =>
        path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <returns>Null: the theme is fine, and the next build takes it.</returns>
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

    private async Task SayRestartAsync(IReadOnlyCollection<string> edited)
    {
        if (!_saidRestart && edited.FirstOrDefault(path => path.EndsWith(".razor", StringComparison.Ordinal)) is { } component)
        {
            _saidRestart = true;
            await output.WriteLineAsync(
                $"{Path.GetFileName(component)} is compiled into the program: end it (Ctrl-C) and run it again to see the edit"
            );
        }
    }
}
