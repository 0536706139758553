using System.CommandLine;
using Site.Files;
using Site.Output;
using Site.PageEngine;
using Site.Sandbox;

namespace Site.Commands;

/// <summary>The <c>page-engine</c> command: makes the machines that run in a reader's browser.</summary>
internal static class PageEngineCommand
{
    /// <summary>The machines that a site takes along; null when none has been made.</summary>
    /// <param name="content">The directory of the course.</param>
    public static PageEngineFiles? Find(string content) =>
        (Maker(PageMachine.Engine, content).Find(), Maker(PageMachine.Lab, content).Find()) is var (engine, lab)
        && (engine ?? lab) is not null
            ? new PageEngineFiles(engine, PageMachine.Engine.Images, lab)
            : null;

    public static Command Create()
    {
        var only = new Option<string?>("--only") { Description = "Make only one of the machines", HelpName = "engine|lab" };
        only.AcceptOnlyFromAmong([.. PageMachine.All.Select(machine => machine.Name)]);
        var removes = new Option<bool>("--remove-outdated")
        {
            Description = "Remove machines of this kind that other versions of Drydock made, or that have other images",
        };
        var command = new Command(
            "page-engine",
            "Make the machines that run in a reader's browser: a Docker Engine, and a plain Linux (needs Linux)"
        )
        {
            BuildCommand.Content,
            only,
            removes,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                UserNamespace.Enter();
                var makers = PageMachine
                    .All.Where(machine => (parsed.GetValue(only) ?? machine.Name) == machine.Name)
                    .Select(machine => Maker(machine, parsed.GetValue(BuildCommand.Content)!))
                    .ToList();
                if (parsed.GetValue(removes))
                {
                    return Remove(makers);
                }

                foreach (var maker in makers)
                {
                    var directory = await maker.GetAsync(new ConsoleLines(Console.Out), ct);
                    var files = new DirectoryInfo(directory).GetFiles();
                    Console.WriteLine(
                        $"{maker.Machine.Name}: {files.Length} files, {files.Sum(file => file.Length) / 1e6:0.0} MB, in {directory}; `build` adds them to the site"
                    );
                }

                if (makers.Sum(maker => maker.Outdated().Count) is > 0 and var outdated)
                {
                    Console.WriteLine(
                        $"{outdated} more were made by other versions of Drydock or from other images; to free their disk space, run: page-engine --remove-outdated"
                    );
                }

                return ExitCodes.Fine;
            }
        );
        return command;
    }

    private static int Remove(List<PageEngineMaker> makers)
    {
        var removed = makers.SelectMany(maker => maker.RemoveOutdated()).ToList();
        Console.WriteLine(
            removed.Count == 0 ? "There is nothing to remove." : string.Join('\n', removed.Select(directory => $"Removed {directory}"))
        );
        return ExitCodes.Fine;
    }

    private static PageEngineMaker Maker(PageMachine machine, string content) =>
        new(machine, Cache.OfThisUser(), Path.Combine(content, "images"));
}
