using System.CommandLine;
using Site.Engines;

namespace Site.Commands;

/// <summary>The <c>--machine</c> option of every command that starts or makes a machine.</summary>
internal static class MachineOption
{
    public static readonly Option<string> Machine = Create();

    public static MachineKind Of(ParseResult parsed) => Enum.Parse<MachineKind>(parsed.GetValue(Machine)!, ignoreCase: true);

    private static Option<string> Create()
    {
        var option = new Option<string>("--machine")
        {
            Description = "docker (Docker runs), systemd (Docker as a systemd service), bare (Docker not installed) or rpm (like CentOS)",
            DefaultValueFactory = _ => NameOf(MachineKind.Docker),
        };
        option.AcceptOnlyFromAmong([.. Enum.GetValues<MachineKind>().Select(NameOf)]);
        return option;

        static string NameOf(MachineKind machine) => machine.ToString().ToLowerInvariant();
    }
}
