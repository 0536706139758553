using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using Site.Sandbox;

namespace Site.Commands;

/// <summary>The options that limit a sandbox. A limit that is too small for a machine to start is an error.</summary>
internal static partial class LimitOptions
{
    private static readonly Option<double?> Memory = Size(
        "--memory",
        "The most memory it may use, including its disk; 4g by default",
        "256m"
    );
    private static readonly Option<double?> Disk = Size("--disk", "The most disk space it may use; 3g by default", "64m");
    private static readonly Option<double?> Processes = Number(
        "--processes",
        "The most processes and threads it may have; 4096 by default",
        "128"
    );
    private static readonly Option<double?> Processors = Number(
        "--cpus",
        "How many processors it may use, such as 1.5; all by default",
        "0.1"
    );
    private static readonly Option<double?> Seconds = Number(
        "--timeout",
        "Stop the sandbox after this many seconds; no limit by default",
        "1"
    );

    public static IReadOnlyList<Option> All { get; } = [Memory, Disk, Processes, Processors, Seconds];

    public static SandboxLimits Of(ParseResult parsed) =>
        new(
            (long?)parsed.GetValue(Memory) ?? SandboxLimits.Default.MemoryBytes,
            (long?)parsed.GetValue(Disk) ?? SandboxLimits.Default.DiskBytes,
            (int?)parsed.GetValue(Processes) ?? SandboxLimits.Default.Processes,
            parsed.GetValue(Processors)
        );

    /// <summary>How long the sandbox may run; null without a limit.</summary>
    public static TimeSpan? TimeOf(ParseResult parsed) => parsed.GetValue(Seconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static Option<double?> Size(string name, string description, string minimum) =>
        Create(name, description, minimum, "SIZE", "a size; write 512m or 4g", ParseBytes);

    private static Option<double?> Number(string name, string description, string minimum) =>
        Create(name, description, minimum, "N", "a number", ParseNumber);

    private static Option<double?> Create(
        string name,
        string description,
        string minimum,
        string help,
        string kind,
        Func<string, double?> read
    ) =>
        new(name)
        {
            Description = description,
            HelpName = help,
            CustomParser = argument => Parse(argument, name, minimum, kind, read),
        };

    private static double? Parse(ArgumentResult argument, string name, string minimum, string kind, Func<string, double?> read)
    {
        var text = argument.Tokens[0].Value;
        var value = read(text);
        if (value is null)
        {
            argument.AddError($"`{text}` is not {kind}");
        }
        else if (value < read(minimum))
        {
            argument.AddError($"{name} must be at least {minimum}");
        }

        return value;
    }

    private static double? ParseNumber(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1e9 ? number : null;

    private static double? ParseBytes(string text) =>
        SizePattern().Match(text) is { Success: true } match
            ? double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)
                * (match.Groups["unit"].Value is "g" or "G" ? 1L << 30 : 1L << 20)
            : null;

    [GeneratedRegex("^(?<number>[0-9]{1,6}(\\.[0-9]+)?)(?<unit>[mMgG])$")]
    private static partial Regex SizePattern();
}
