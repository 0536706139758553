using System.Globalization;
using System.Text.RegularExpressions;

namespace Site.Flows;

/// <summary>Reads the log of the CNCF Distribution registry, in which each answered request has a line with its time and duration.</summary>
public static partial class RegistryLog
{
    /// <param name="began">The start of the step.</param>
    /// <returns>The requests that were answered after the start of the step, by the time at which they began.</returns>
    public static IReadOnlyList<RegistryRequest> Read(string log, DateTimeOffset began) =>
        [
            .. log.Split('\n')
                .Where(line => line.Contains("msg=\"response completed\"", StringComparison.Ordinal))
                .Select(line => Request(line, began))
                .OfType<RegistryRequest>()
                .OrderBy(request => request.At),
        ];

    private static RegistryRequest? Request(string line, DateTimeOffset began)
    {
        var fields = Field().Matches(line).ToLookup(field => field.Groups["key"].Value, field => field.Groups["value"].Value.Trim('"'));
        if (
            !DateTimeOffset.TryParse(fields["time"].FirstOrDefault(), CultureInfo.InvariantCulture, out var answered)
            || answered < began
            || Duration(fields["http.response.duration"].FirstOrDefault()) is not { } duration
            || !int.TryParse(fields["http.response.status"].FirstOrDefault(), CultureInfo.InvariantCulture, out var status)
            || fields["http.request.method"].FirstOrDefault() is not { } method
            || fields["http.request.uri"].FirstOrDefault() is not { } path
        )
        {
            return null;
        }

        _ = long.TryParse(fields["http.response.written"].FirstOrDefault(), CultureInfo.InvariantCulture, out var bytes);
        var at = answered - duration - began;
        return new RegistryRequest(at < TimeSpan.Zero ? TimeSpan.Zero : at, duration, method, path, status, bytes);
    }

    /// <summary>A duration as Go prints it: <c>1.118488ms</c>, <c>1m0.5s</c>.</summary>
    private static TimeSpan? Duration(string? text)
    {
        if (text is null || !GoDuration().IsMatch(text))
        {
            return null;
        }

        var ticks = GoPart()
            .Matches(text)
            .Sum(part =>
                double.Parse(part.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)
                * part.Groups["unit"].Value switch
                {
                    "h" => TimeSpan.TicksPerHour,
                    "m" => TimeSpan.TicksPerMinute,
                    "s" => TimeSpan.TicksPerSecond,
                    "ms" => TimeSpan.TicksPerMillisecond,
                    "ns" => TimeSpan.TicksPerMicrosecond / 1000.0,
                    _ => TimeSpan.TicksPerMicrosecond,
                }
            );
        return TimeSpan.FromTicks((long)ticks);
    }

    [GeneratedRegex("""(?<key>[\w.]+)=(?<value>"(\\.|[^"\\])*"|\S+)""")]
    private static partial Regex Field();

    [GeneratedRegex(@"\A([0-9.]+(h|ms|m|s|µs|us|ns))+\z")]
    private static partial Regex GoDuration();

    [GeneratedRegex("(?<number>[0-9.]+)(?<unit>h|ms|m|s|µs|us|ns)")]
    private static partial Regex GoPart();
}
