using System.CommandLine;
using Site.Files;
using Site.Output;
using Site.PageEngine;
using Site.Sandbox;

namespace Site.Commands;

/// <summary>The <c>page-engine</c> command: makes the engine that runs in a reader's browser.</summary>
internal static class PageEngineCommand
{
    /// <summary>The engine that a site takes along; null when it has not been made.</summary>
    /// <param name="content">The directory of the course.</param>
    public static PageEngineFiles? Find(string content) =>
        new PageEngineMaker(Cache.OfThisUser(), Path.Combine(content, "images")).Find() is { } directory
            ? new PageEngineFiles(directory, PageEngineMaker.Images)
            : null;

    public static Command Create()
    {
        var removes = new Option<bool>("--remove-outdated")
        {
            Description = "Remove engines of this kind that other versions of Drydock made, or that have other images",
        };
        var command = new Command("page-engine", "Make the Docker Engine that runs in a reader's browser (needs Linux)")
        {
            BuildCommand.Content,
            removes,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                UserNamespace.Enter();
                var images = Path.Combine(parsed.GetValue(BuildCommand.Content)!, "images");
                var maker = new PageEngineMaker(Cache.OfThisUser(), images);
                if (parsed.GetValue(removes))
                {
                    return Remove(maker);
                }

                var directory = await maker.GetAsync(new ConsoleLines(Console.Out), ct);
                var files = new DirectoryInfo(directory).GetFiles();
                Console.WriteLine(
                    $"{files.Length} files, {files.Sum(file => file.Length) / 1e6:0.0} MB, in {directory}; `build` adds them to the site"
                );
                if (maker.Outdated() is { Count: > 0 } outdated)
                {
                    Console.WriteLine(
                        $"{outdated.Count} more were made by other versions of Drydock or from other images; to free their disk space, run: page-engine --remove-outdated"
                    );
                }

                return ExitCodes.Fine;
            }
        );
        return command;
    }

    private static int Remove(PageEngineMaker maker)
    {
        var removed = maker.RemoveOutdated();
        Console.WriteLine(
            removed.Count == 0 ? "There is nothing to remove." : string.Join('\n', removed.Select(directory => $"Removed {directory}"))
        );
        return ExitCodes.Fine;
    }
}
