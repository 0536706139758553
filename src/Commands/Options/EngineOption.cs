using System.CommandLine;
using Site.Engines;

namespace Site.Commands;

/// <summary>The <c>--engine</c> option of every command that starts a sandbox.</summary>
internal static class EngineOption
{
    private const string All = "all";

    public static readonly Option<string> Engine = Create();

    public static EngineName Of(ParseResult parsed) => Find(parsed.GetValue(Engine)!);

    public static EngineName Find(string suite) => EngineName.All.Single(name => name.Suite == suite);

    /// <summary><c>--engine</c> for a command that can use several, one after the other.</summary>
    public static Option<string[]> Several()
    {
        var option = new Option<string[]>("--engine")
        {
            Description = "The Debian suites whose Docker version to use, or all",
            DefaultValueFactory = _ => [EngineName.Default.Suite],
            AllowMultipleArgumentsPerToken = true,
        };
        option.AcceptOnlyFromAmong([.. EngineName.All.Select(name => name.Suite), All]);
        return option;
    }

    public static IReadOnlyList<EngineName> Several(string[] suites) =>
        [.. EngineName.All.Where(name => suites.Contains(All) || suites.Contains(name.Suite))];

    private static Option<string> Create()
    {
        var option = new Option<string>("--engine")
        {
            Description = "The Debian suite whose Docker version to use",
            DefaultValueFactory = _ => EngineName.Default.Suite,
        };
        option.AcceptOnlyFromAmong([.. EngineName.All.Select(name => name.Suite)]);
        return option;
    }
}
