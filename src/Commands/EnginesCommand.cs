using System.CommandLine;
using System.Globalization;
using Site.Diagnostics;
using Site.Engines;
using Site.Files;
using Site.Sandbox;
using Spectre.Console;

namespace Site.Commands;

/// <summary><c>engines</c>: which engines are on this machine; makes and removes them.</summary>
internal static class EnginesCommand
{
    /// <summary>Which machines share a root.</summary>
    private static readonly (MachineKind Kind, string Machines)[] Roots =
    [
        (MachineKind.Docker, "docker, systemd"),
        (MachineKind.Bare, "bare"),
        (MachineKind.Rpm, "rpm"),
    ];

    public static Command Create()
    {
        var command = new Command("engines", "List the engines on this machine, make them, remove them");
        command.SetAction(_ => List());
        command.Add(Making());
        command.Add(Removing());
        return command;
    }

    private static int List()
    {
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
                Row(name.Suite, machines, version, api, Megabytes(engine.Size()));
            }

            if (made.Count == 0)
            {
                Row(name.Suite, $"engines make {name}", $"{name.Docker}, not made yet", "", "");
            }
        }

        AnsiConsole.Write(table);
        Console.WriteLine($"They lie under {store.Directory}.");
        if (store.Outdated() is { Count: > 0 } outdated)
        {
            Console.WriteLine(
                $"{outdated.Count} more, of other versions of this program, are no longer used here; `engines remove --outdated` frees their disk."
            );
        }

        return ExitCodes.Fine;

        void Row(params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)));
    }

    private static Command Making()
    {
        var name = Named();
        var command = new Command("make", "Make an engine now, rather than on first use (Linux, root)") { name, MachineOption.Machine };
        command.SetAction(
            async (parsed, ct) =>
            {
                Host.Require();
                var engine = await new EngineStore(Cache.OfThisUser()).GetAsync(
                    EngineOption.Named(parsed.GetValue(name)!),
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

    private static Command Removing()
    {
        var name = Named();
        name.Arity = ArgumentArity.ZeroOrOne;
        var outdated = new Option<bool>("--outdated")
        {
            Description = "Remove what other versions of this program have made, and what was left half made",
        };
        var command = new Command("remove", "Remove an engine, and what was built for it") { name, outdated };
        command.SetAction(parsed =>
        {
            var store = new EngineStore(Cache.OfThisUser());
            var removed = (parsed.GetValue(name), parsed.GetValue(outdated)) switch
            {
                ({ } suite, false) => store.Remove(EngineOption.Named(suite)),
                (null, true) => store.RemoveOutdated(),
                _ => throw new CommandLineException("Name an engine or say --outdated: engines remove trixie, engines remove --outdated"),
            };
            Console.WriteLine(
                removed.Count == 0 ? "There was nothing to remove." : string.Join('\n', removed.Select(directory => $"Removed {directory}"))
            );
            return ExitCodes.Fine;
        });
        return command;
    }

    private static Argument<string> Named()
    {
        var argument = new Argument<string>("ENGINE");
        argument.AcceptOnlyFromAmong([.. EngineName.All.Select(name => name.Suite)]);
        return argument;
    }

    private static string Megabytes(long bytes) => $"{(bytes / 1e6).ToString("0", CultureInfo.InvariantCulture)} MB";
}
