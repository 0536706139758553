using System.Diagnostics;

namespace Site.Sandbox.Tests;

/// <summary>Starts Drydock as a user would.</summary>
internal static class ThisProgram
{
    public static string Path { get; } = typeof(RunningSandbox).Assembly.Location;

    /// <summary>The command line that runs a script of bash on a machine.</summary>
    public static string[] OnMachine(string machine, string script) =>
        [
            Drydock.Program,
            .. Drydock.Arguments("sandbox", "--content", Sandboxes.Content, "--machine", machine, "--", "bash", "-c", script),
        ];

    public static OwnedProcess Start(params string[] arguments) => Start(new ProcessStartInfo { RedirectStandardOutput = true }, arguments);

    public static OwnedProcess Start(ProcessStartInfo how, params string[] arguments) =>
        OwnedProcess.Start(how, Drydock.Program, Drydock.Arguments(arguments));

    /// <summary>Starts it with ignored signals, as a script does with <c>&amp;</c> and <c>nohup</c>.</summary>
    public static OwnedProcess StartIgnoring(string signals, params string[] arguments) =>
        OwnedProcess.Start(
            new ProcessStartInfo { RedirectStandardOutput = true },
            "bash",
            ["-c", $"trap '' {signals}; exec \"$@\"", "bash", Drydock.Program, .. Drydock.Arguments(arguments)]
        );
}
