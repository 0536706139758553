using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using Site.Sandbox;

namespace Site.Commands;

/// <summary>A sandbox's ceilings, as options. What is too small for a machine to start in is refused.</summary>
internal static partial class LimitOptions
{
    private static readonly Option<double?> Memory = Size("--memory", "Memory at most, the disk included; 4g unless given", "256m");
    private static readonly Option<double?> Disk = Size("--disk", "Disk at most; 3g unless given", "64m");
    private static readonly Option<double?> Processes = Number("--processes", "Processes and threads at most; 4096 unless given", "128");
    private static readonly Option<double?> Processors = Number("--cpus", "Processors that it may keep busy: 1.5; all unless given", "0.1");
    private static readonly Option<double?> Seconds = Number(
        "--timeout",
        "Seconds until it ends, whatever runs in it; no limit unless given",
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

    /// <summary>Null: no limit.</summary>
    public static TimeSpan? TimeOf(ParseResult parsed) => parsed.GetValue(Seconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static Option<double?> Size(string name, string description, string least) =>
        Create(name, description, least, "SIZE", "a size; write 512m or 4g", Bytes);

    private static Option<double?> Number(string name, string description, string least) =>
        Create(name, description, least, "N", "a number", Plain);

    private static Option<double?> Create(
        string name,
        string description,
        string least,
        string help,
        string kind,
        Func<string, double?> read
    ) =>
        new(name)
        {
            Description = description,
            HelpName = help,
            CustomParser = argument => Parse(argument, name, least, kind, read),
        };

    private static double? Parse(ArgumentResult argument, string name, string least, string kind, Func<string, double?> read)
    {
        var text = argument.Tokens[0].Value;
        var value = read(text);
        if (value is null)
        {
            argument.AddError($"`{text}` is not {kind}");
        }
        else if (value < read(least))
        {
            argument.AddError($"{name} wants at least {least}");
        }

        return value;
    }

    private static double? Plain(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1e9 ? number : null;

    private static double? Bytes(string text) =>
        InBytes().Match(text) is { Success: true } match
            ? double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)
                * (match.Groups["unit"].Value is "g" or "G" ? 1L << 30 : 1L << 20)
            : null;

    [GeneratedRegex("^(?<number>[0-9]{1,6}(\\.[0-9]+)?)(?<unit>[mMgG])$")]
    private static partial Regex InBytes();
}
