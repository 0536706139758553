using System.Text.RegularExpressions;

namespace Site.Recordings.Normalising;

/// <summary>Replaces what <c>systemctl status</c> prints about one run of a service: its process ids, its age and what it uses.</summary>
internal static partial class ServiceStatus
{
    public static string Normalise(string text) =>
        Active().Replace(Process().Replace(Use().Replace(text, ""), "<pid>"), "${state} since <time>");

    [GeneratedRegex(@"(?<state>Active: \w+ \([\w-]+\)) since .*; .* ago$", RegexOptions.Multiline)]
    private static partial Regex Active();

    [GeneratedRegex(@"(?<=^ *(Main PID: |[├└]─ *))[0-9]+(?= )", RegexOptions.Multiline)]
    private static partial Regex Process();

    /// <summary>Which of these lines there are depends on systemd's version and on the control groups.</summary>
    [GeneratedRegex(@"^ *(Invocation|Tasks|Memory|CPU|IO|IP): .*(\n|\z)", RegexOptions.Multiline)]
    private static partial Regex Use();
}
