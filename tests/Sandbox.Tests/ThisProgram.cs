using System.Diagnostics;

namespace Site.Sandbox.Tests;

/// <summary>This very program, as a user starts it.</summary>
internal static class ThisProgram
{
    public static string Path { get; } = typeof(RunningSandbox).Assembly.Location;

    public static OwnedProcess Start(params string[] arguments) => Start(new ProcessStartInfo { RedirectStandardOutput = true }, arguments);

    public static OwnedProcess Start(ProcessStartInfo how, params string[] arguments) =>
        OwnedProcess.Start(how, "dotnet", [Path, .. arguments]);

    /// <summary>As a script starts it with <c>&amp;</c> and <c>nohup</c>: with these signals ignored.</summary>
    public static OwnedProcess StartIgnoring(string signals, params string[] arguments) =>
        OwnedProcess.Start(
            new ProcessStartInfo { RedirectStandardOutput = true },
            "bash",
            ["-c", $"trap '' {signals}; exec \"$@\"", "bash", "dotnet", Path, .. arguments]
        );
}
