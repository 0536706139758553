using System.Diagnostics;

namespace Site.Sandbox.Tests;

/// <summary>This very program, as a user starts it.</summary>
internal static class ThisProgram
{
    public static string Path { get; } = typeof(RunningSandbox).Assembly.Location;

    public static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Path, .. arguments]) { RedirectStandardOutput = true })!;
}
