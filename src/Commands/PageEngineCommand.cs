using System.CommandLine;
using Site.Files;
using Site.PageEngine;
using Site.Sandbox;

namespace Site.Commands;

/// <summary>The <c>page-engine</c> command: makes the engine that runs in a reader's browser.</summary>
internal static class PageEngineCommand
{
    public static Command Create()
    {
        var command = new Command("page-engine", "Make the Docker Engine that runs in a reader's browser (needs Linux)")
        {
            BuildCommand.Content,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                UserNamespace.Enter();
                var images = Path.Combine(parsed.GetValue(BuildCommand.Content)!, "images");
                var directory = await new PageEngineMaker(Cache.OfThisUser(), images).GetAsync(new ConsoleLines(Console.Out), ct);
                var files = new DirectoryInfo(directory).GetFiles();
                Console.WriteLine(
                    $"{files.Length} files, {files.Sum(file => file.Length) / 1e6:0.0} MB, in {directory}; `build` adds them to the site"
                );
                return ExitCodes.Fine;
            }
        );
        return command;
    }
}
