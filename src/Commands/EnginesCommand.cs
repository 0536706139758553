using System.CommandLine;
using System.Globalization;
using Site.Diagnostics;
using Site.Engines;
using Site.Files;
using Site.Sandbox;
using Spectre.Console;

namespace Site.Commands;

/// <summary>The <c>engines</c> command: lists the engines on this machine, makes them and removes them.</summary>
internal static class EnginesCommand
{
    /// <summary>The root file systems of an engine, and the values of <c>--machine</c> that use each.</summary>
    private static readonly (MachineKind Kind, string Machines)[] Roots =
    [
        (MachineKind.Docker, "docker, systemd"),
        (MachineKind.Bare, "bare"),
        (MachineKind.Rpm, "rpm"),
    ];

    public static Command Create()
    {
        var command = new Command("engines", "List, make and remove the engines on this machine");
        command.SetAction(_ => List());
        command.Add(Make());
        command.Add(Remove());
        return command;
    }

    private static int List()
    {
        UserNamespace.Enter();
        var store = new EngineStore(Cache.OfThisUser());
        var table = new Table().RoundedBorder().AddColumns("Engine", "Machines", "Docker", "API", "Size");
        foreach (var name in EngineName.All)
        {
            var made = Roots
                .Select(root => (root.Machines, Engine: store.Find(name, root.Kind)))
                .Where(root => root.Engine is not null)
                .ToList();
            foreach (var (machines, engine) in made)
            {
                var (version, api) = engine!.Docker;
                AddRow(name.Suite, machines, version, api, Megabytes(engine.Size()));
            }

            if (made.Count == 0)
            {
                AddRow(name.Suite, $"engines make {name}", $"{name.Docker}, not installed", "", "");
            }
        }

        AnsiConsole.Write(table);
        Console.WriteLine($"The engines are stored in {store.Directory}.");
        if (store.Outdated() is { Count: > 0 } outdated)
        {
            Console.WriteLine(
                $"{outdated.Count} more were made by other versions of Drydock; to free their disk space, run: engines remove --outdated"
            );
        }

        return ExitCodes.Fine;

        void AddRow(params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)));
    }

    private static Command Make()
    {
        var name = EngineArgument();
        var command = new Command("make", "Make an engine now instead of on first use (needs Linux)") { name, MachineOption.Machine };
        command.SetAction(
            async (parsed, ct) =>
            {
                UserNamespace.Enter();
                Host.Require();
                var engine = await new EngineStore(Cache.OfThisUser()).GetAsync(
                    EngineOption.Find(parsed.GetValue(name)!),
                    MachineOption.Of(parsed),
                    new ConsoleLines(Console.Out),
                    ct
                );
                Console.WriteLine($"{engine.Name} has docker.io {engine.DockerPackage}: {engine.Directory}");
                return ExitCodes.Fine;
            }
        );
        return command;
    }

    private static Command Remove()
    {
        var name = EngineArgument();
        name.Arity = ArgumentArity.ZeroOrOne;
        var outdated = new Option<bool>("--outdated")
        {
            Description = "Remove engines that other versions of Drydock made, and unfinished ones",
        };
        var command = new Command("remove", "Remove an engine and the images that were built for it") { name, outdated };
        command.SetAction(parsed =>
        {
            UserNamespace.Enter();
            var store = new EngineStore(Cache.OfThisUser());
            var removed = (parsed.GetValue(name), parsed.GetValue(outdated)) switch
            {
                ({ } suite, false) => store.Remove(EngineOption.Find(suite)),
                (null, true) => store.RemoveOutdated(),
                _ => throw new CommandLineException("No engine is named; run `engines remove trixie`, or `engines remove --outdated`"),
            };
            Console.WriteLine(
                removed.Count == 0 ? "There is nothing to remove." : string.Join('\n', removed.Select(directory => $"Removed {directory}"))
            );
            return ExitCodes.Fine;
        });
        return command;
    }

    private static Argument<string> EngineArgument()
    {
        var argument = new Argument<string>("ENGINE");
        argument.AcceptOnlyFromAmong([.. EngineName.All.Select(name => name.Suite)]);
        return argument;
    }

    private static string Megabytes(long bytes) => $"{(bytes / 1e6).ToString("0", CultureInfo.InvariantCulture)} MB";
}
