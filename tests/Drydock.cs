using Site.Content;

namespace Tests;

/// <summary>
/// The program as a user starts it: the one that was built with the tests or, if the environment variable DRYDOCK_PROGRAM names one, a native
/// program.
/// </summary>
internal static class Drydock
{
    private static readonly string? Native = Environment.GetEnvironmentVariable("DRYDOCK_PROGRAM") is { Length: > 0 } path ? path : null;

    public static string Program => Native ?? "dotnet";

    /// <param name="arguments">The arguments for Drydock itself.</param>
    public static IReadOnlyList<string> Arguments(params IReadOnlyList<string> arguments) =>
        Native is null ? [typeof(Course).Assembly.Location, .. arguments] : arguments;
}
