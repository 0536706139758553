using System.CommandLine;
using Site.Preview;

namespace Site.Commands;

/// <summary><c>serve</c>, which is also what no command at all means: builds the site and serves it.</summary>
internal static class ServeCommand
{
    private static readonly Option<int> Port = new("--port") { Description = "On 127.0.0.1", DefaultValueFactory = _ => 5080 };

    /// <summary>Makes a command serve.</summary>
    public static T Serves<T>(this T command) where T : Command
    {
        command.Options.Add(BuildCommand.Content);
        command.Options.Add(BuildCommand.Output);
        command.Options.Add(Port);
        command.SetAction(async (parsed, ct) =>
        {
            var build = new SiteBuild(parsed.GetValue(BuildCommand.Content)!, parsed.GetValue(BuildCommand.Output)!, Strict: false);
            if (!await build.RunAsync(Console.Out, Console.Error, ct))
            {
                return ExitCodes.ContentIsWrong;
            }

            await SiteServer.RunAsync(build.Output, parsed.GetValue(Port), address => Console.WriteLine($"Serving on {address} (Ctrl-C ends it)"), ct);
            return ExitCodes.Fine;
        });
        return command;
    }

    public static Command Create() => new Command("serve", "Build the site and serve it on this machine").Serves();
}
