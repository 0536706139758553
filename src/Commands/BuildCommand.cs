using System.CommandLine;
using Site.Sandbox;

namespace Site.Commands;

/// <summary><c>build</c>: the site, as files.</summary>
internal static class BuildCommand
{
    public static readonly Option<string> Content = new("--content") { Description = "The course's directory", DefaultValueFactory = _ => "content" };
    public static readonly Option<string> Output = new("--output") { Description = "Where the site goes", DefaultValueFactory = _ => "output" };
    private static readonly Option<bool> Strict = new("--strict") { Description = "Warnings fail the build" };

    public static Command Create()
    {
        var command = new Command("build", "Build the site into a directory; no Docker Engine is needed") { Content, Output, Strict };
        command.SetAction(async (parsed, ct) =>
        {
            var build = new SiteBuild(parsed.GetValue(Content)!, parsed.GetValue(Output)!, parsed.GetValue(Strict)).With(Cache.OfThisUser());
            return await build.RunAsync(Console.Out, Console.Error, ct) ? ExitCodes.Fine : ExitCodes.ContentIsWrong;
        });
        return command;
    }
}
