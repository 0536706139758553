using System.CommandLine;
using System.Net;
using Site.Building;
using Site.Files;
using Site.Preview;

namespace Site.Commands;

/// <summary><c>serve</c>, which is also what no command at all means: builds the site, serves it, and shows each edit.</summary>
internal static class ServeCommand
{
    private static readonly Option<int> Port = new("--port")
    {
        Description = "On 127.0.0.1; 0 takes any that is free",
        DefaultValueFactory = _ => 5080,
    };

    static ServeCommand() =>
        Port.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && int.TryParse(token.Value, out var port) && port is < 0 or > IPEndPoint.MaxPort)
            {
                given.AddError($"--port {port} is not a port: ports go from 0 to {IPEndPoint.MaxPort}.");
            }
        });

    /// <summary>Makes a command serve.</summary>
    public static T Serves<T>(this T command)
        where T : Command
    {
        command.Options.Add(BuildCommand.Content);
        command.Options.Add(BuildCommand.Output);
        command.Options.Add(Port);
        command.SetAction(
            async (parsed, ct) =>
            {
                var build = new SiteBuild(
                    parsed.GetValue(BuildCommand.Content)!,
                    parsed.GetValue(BuildCommand.Output)!,
                    Strict: false
                ).With(Cache.OfThisUser());
                if (!Directory.Exists(build.Content))
                {
                    // Nothing to watch: it says what `build` says.
                    return await build.RunAsync(Console.Out, Console.Error, ct) ? ExitCodes.Fine : ExitCodes.ContentIsWrong;
                }

                await Preview(build, ThemeSource.OfThisProgram(), Console.Out, Console.Error)
                    .RunAsync(parsed.GetValue(Port), address => Console.WriteLine($"Serving on {address} (Ctrl-C ends it)"), ct);
                return ExitCodes.Fine;
            }
        );
        return command;
    }

    public static Command Create() => new Command("serve", "Build the site and serve it on this machine, with every edit").Serves();

    /// <param name="theme">Null: only the content is watched.</param>
    internal static LivePreview Preview(SiteBuild build, ThemeSource? theme, TextWriter output, TextWriter errors)
    {
        var content = Path.TrimEndingDirectorySeparator(Path.GetFullPath(build.Content));
        var site = Path.TrimEndingDirectorySeparator(Path.GetFullPath(build.Output));
        return new LivePreview(
            new SiteRebuild(build, theme, output, errors).RunAsync,
            theme is null
                ? [new WatchedFolder(content, WithSubfolders: true)]
                :
                [
                    new WatchedFolder(content, WithSubfolders: true),
                    new WatchedFolder(theme.Assets, WithSubfolders: true),
                    new WatchedFolder(theme.Directory, WithSubfolders: false),
                ],
            path => IsOutput(site, path) || (theme is not null && IsNoSource(theme, path)),
            errors
        );
    }

    /// <summary>The site, or what a build puts beside it while it writes.</summary>
    private static bool IsOutput(string site, string path) =>
        SiteRebuild.IsUnder(site, path)
        || (
            path.StartsWith(site + '.', StringComparison.Ordinal)
            && path[site.Length..] is var end
            && (end.Contains(".new") || end.Contains(".old"))
        );

    /// <summary>In <c>theme/</c>, but neither an asset nor a component.</summary>
    private static bool IsNoSource(ThemeSource theme, string path) =>
        SiteRebuild.IsUnder(theme.Directory, path)
        && !SiteRebuild.IsUnder(theme.Assets, path)
        && !path.EndsWith(".razor", StringComparison.Ordinal);
}
