using System.Text.RegularExpressions;
using Site.Diagnostics;
using Site.Processes;
using Site.Rendering;

namespace Site.Building;

/// <summary>The source files of the theme. A published program has none, and always uses the bundle that it was compiled with.</summary>
/// <param name="Directory">Full path of <c>theme/</c>.</param>
/// <param name="Bundle">
/// The directory that the bundle is written to; for a program that runs from its source tree, the one its own build uses.
/// </param>
internal sealed partial record ThemeSource(string Directory, string Bundle)
{
    /// <summary>Usually the theme is bundled in a third of a second.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    public string Assets => Path.Combine(Directory, "assets");

    /// <summary>Finds the theme of this program.</summary>
    /// <returns>Null when the program does not run from its source tree.</returns>
    public static ThemeSource? OfThisProgram()
    {
        for (var root = new DirectoryInfo(AppContext.BaseDirectory); root is not null; root = root.Parent)
        {
            if (File.Exists(Path.Combine(root.FullName, "site.csproj")) && File.Exists(Path.Combine(root.FullName, "theme/bundle.mjs")))
            {
                return new ThemeSource(Path.Combine(root.FullName, "theme"), Path.Combine(root.FullName, "obj/theme"));
            }
        }

        return null;
    }

    /// <summary>Bundles the theme in the same way as <c>theme.targets</c> does.</summary>
    /// <returns>Null, with esbuild's errors in <paramref name="bag"/>, when the theme has errors.</returns>
    /// <exception cref="MachineException">Node.js or an npm package is missing.</exception>
    public async Task<ThemeAssets?> BundleAsync(DiagnosticBag bag, CancellationToken ct)
    {
        var bundle = HostCommand.Of("node", Path.Combine(Directory, "bundle.mjs"), Bundle);
        try
        {
            var run = await HostProcess.RunAsync(bundle, Timeout, ct: ct);
            ReportProblems(run.Text, bag);
            return run.ExitCode == 0 ? ThemeAssets.Load(Bundle)
                : bag.HasErrors ? null
                : throw new MachineException(
                    new ProcessFailedException(bundle.ToString(), run).Message.TrimEnd(),
                    $"If a package is missing, run: npm ci --prefix {Directory}"
                );
        }
        catch (ProgramMissingException fault)
        {
            throw new MachineException(
                "Node.js not found; it is needed to bundle the theme after an edit",
                "Install Node.js 20 or later with npm.",
                fault
            );
        }
    }

    private void ReportProblems(string printed, DiagnosticBag bag)
    {
        foreach (Match found in MessagePattern().Matches(printed))
        {
            // esbuild counts columns from 0, and names files from the current directory.
            var file = "theme/" + Path.GetRelativePath(Directory, Path.GetFullPath(found.Groups["file"].Value)).Replace('\\', '/');
            var location = new SourceLocation(
                file,
                int.Parse(found.Groups["line"].ValueSpan),
                int.Parse(found.Groups["column"].ValueSpan) + 1
            );
            Action<string, SourceLocation, string, string> report = found.Groups["kind"].Value == "ERROR" ? bag.Error : bag.Warn;
            report(
                Codes.InvalidTheme,
                location,
                found.Groups["what"].Value.TrimEnd('.'),
                "fix the file; `npm run bundle` in theme/ shows the line"
            );
        }
    }

    [GeneratedRegex(@"\[(?<kind>ERROR|WARNING)\] (?<what>.+)\r?\n\s*\n\s+(?<file>\S.*):(?<line>\d+):(?<column>\d+):\r?\n")]
    private static partial Regex MessagePattern();
}
