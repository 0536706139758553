using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Site.Building;
using Site.Files;
using Site.Preview;

namespace Site.Commands;

/// <summary>
/// The <c>serve</c> command, which also runs when no command is given: builds the site, serves it, and reloads the page after each edit.
/// </summary>
internal static class ServeCommand
{
    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port to listen on; 0 picks a free one",
        DefaultValueFactory = _ => 5080,
    };

    private static readonly Option<IPAddress> Address = new("--host")
    {
        Description = "The address to listen on; with 0.0.0.0, other computers can read the site, too",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => IPAddress.Loopback,
        CustomParser = ParseAddress,
    };

    private static readonly Option<bool> Live = new("--live")
    {
        Description = "Add a machine to each lesson on which you can do it in the browser (needs Linux; only for this computer)",
    };

    static ServeCommand() =>
        Port.Validators.Add(option =>
        {
            if (option.Tokens is [var token] && int.TryParse(token.Value, out var port) && port is < 0 or > IPEndPoint.MaxPort)
            {
                option.AddError($"--port {port} is not a port; write a number from 0 to {IPEndPoint.MaxPort}");
            }
        });

    /// <summary>Makes a command build and serve the site.</summary>
    public static T WithServeAction<T>(this T command)
        where T : Command
    {
        command.Options.Add(BuildCommand.Content);
        command.Options.Add(BuildCommand.Output);
        command.Options.Add(Port);
        command.Options.Add(Address);
        command.Options.Add(Live);
        command.SetAction(
            async (parsed, ct) =>
            {
                if (parsed.GetValue(Live))
                {
                    LiveServing.Enter(parsed.GetValue(Address)!);
                }

                var build = new SiteBuild(
                    parsed.GetValue(BuildCommand.Content)!,
                    parsed.GetValue(BuildCommand.Output)!,
                    Strict: false
                ).With(Cache.OfThisUser());
                if (!Directory.Exists(build.Content))
                {
                    // There is no directory to watch. A build reports what is wrong.
                    return await build.RunAsync(Console.Out, Console.Error, ct) ? ExitCodes.Fine : ExitCodes.ContentIsWrong;
                }

                var address = new IPEndPoint(parsed.GetValue(Address)!, parsed.GetValue(Port));
                var preview = Preview(build, ThemeSource.OfThisProgram(), Console.Out, Console.Error);
                if (parsed.GetValue(Live))
                {
                    await LiveServing.RunAsync(preview, build.Content, ThemeSource.OfThisProgram(), address, ct);
                }
                else
                {
                    await preview.RunAsync(address, Announce, ct);
                }

                return ExitCodes.Fine;
            }
        );
        return command;
    }

    private static void Announce(string address) => Console.WriteLine($"Serving on {address} (press Ctrl-C to stop)");

    private static IPAddress ParseAddress(ArgumentResult argument)
    {
        if (IPAddress.TryParse(argument.Tokens[0].Value, out var address))
        {
            return address;
        }

        argument.AddError($"--host {argument.Tokens[0].Value} is not an address of this computer; write one such as 0.0.0.0");
        return IPAddress.Loopback;
    }

    public static Command Create() =>
        new Command("serve", "Build the site, serve it on this machine, and reload it after every edit").WithServeAction();

    /// <param name="theme">Null when only the content is watched.</param>
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
            path => IsOutput(site, path) || (theme is not null && IsIgnored(theme, path)),
            errors
        );
    }

    /// <summary>Whether a path belongs to the site, or to the copy that a build prepares beside it.</summary>
    private static bool IsOutput(string site, string path) =>
        SiteRebuild.IsUnder(site, path)
        || (
            path.StartsWith(site + '.', StringComparison.Ordinal)
            && path[site.Length..] is var end
            && (end.Contains(".new") || end.Contains(".old"))
        );

    /// <summary>Whether a path is in <c>theme/</c>, but is neither an asset nor a component.</summary>
    private static bool IsIgnored(ThemeSource theme, string path) =>
        SiteRebuild.IsUnder(theme.Directory, path)
        && !SiteRebuild.IsUnder(theme.Assets, path)
        && !path.EndsWith(".razor", StringComparison.Ordinal);
}
