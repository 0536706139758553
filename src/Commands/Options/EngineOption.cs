using System.CommandLine;
using Site.Engines;

namespace Site.Commands;

/// <summary><c>--engine</c>, as every command that starts a sandbox has it.</summary>
internal static class EngineOption
{
    private const string AllOfThem = "all";

    public static readonly Option<string> Engine = Create();

    public static EngineName Of(ParseResult parsed) => Named(parsed.GetValue(Engine)!);

    public static EngineName Named(string suite) => EngineName.All.Single(name => name.Suite == suite);

    /// <summary><c>--engine</c> for a command that can use several, one after the other.</summary>
    public static Option<string[]> Several()
    {
        var option = new Option<string[]>("--engine")
        {
            Description = "The Debian suites whose Docker is used, or all",
            DefaultValueFactory = _ => [EngineName.Default.Suite],
            AllowMultipleArgumentsPerToken = true,
        };
        option.AcceptOnlyFromAmong([.. EngineName.All.Select(name => name.Suite), AllOfThem]);
        return option;
    }

    public static IReadOnlyList<EngineName> Several(string[] suites) =>
        [.. EngineName.All.Where(name => suites.Contains(AllOfThem) || suites.Contains(name.Suite))];

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
