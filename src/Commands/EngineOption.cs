using System.CommandLine;
using Site.Sandbox;

namespace Site.Commands;

/// <summary><c>--engine</c>, as every command that starts a sandbox has it.</summary>
internal static class EngineOption
{
    public static readonly Option<string> Engine = Create();

    public static EngineName Of(ParseResult parsed) => Named(parsed.GetValue(Engine)!);

    public static EngineName Named(string suite) => EngineName.All.Single(name => name.Suite == suite);

    private static Option<string> Create()
    {
        var option = new Option<string>("--engine")
        {
            Description = "The Debian suite whose Docker is used",
            DefaultValueFactory = _ => EngineName.Default.Suite,
        };
        option.AcceptOnlyFromAmong([.. EngineName.All.Select(name => name.Suite)]);
        return option;
    }
}
