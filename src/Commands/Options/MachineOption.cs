using System.CommandLine;
using Site.Engines;

namespace Site.Commands;

/// <summary><c>--machine</c>, as every command that starts or makes one has it.</summary>
internal static class MachineOption
{
    public static readonly Option<string> Machine = Create();

    public static MachineKind Of(ParseResult parsed) => Enum.Parse<MachineKind>(parsed.GetValue(Machine)!, ignoreCase: true);

    private static Option<string> Create()
    {
        var option = new Option<string>("--machine")
        {
            Description = "docker; systemd, with Docker under it; bare, with Docker to be installed; rpm, a rehearsal of CentOS",
            DefaultValueFactory = _ => Named(MachineKind.Docker),
        };
        option.AcceptOnlyFromAmong([.. Enum.GetValues<MachineKind>().Select(Named)]);
        return option;

        static string Named(MachineKind machine) => machine.ToString().ToLowerInvariant();
    }
}
