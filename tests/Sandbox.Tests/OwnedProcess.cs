using System.Diagnostics;
using System.Globalization;
using Site.Processes;

namespace Site.Sandbox.Tests;

/// <summary>A process that is killed with all its descendants when the test that started it ends, even if the test fails.</summary>
internal sealed class OwnedProcess : Process
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    public static OwnedProcess Start(ProcessStartInfo what, string program, params IEnumerable<string> arguments)
    {
        what.FileName = program;
        arguments.ToList().ForEach(what.ArgumentList.Add);
        var process = new OwnedProcess { StartInfo = what };
        process.Start();
        return process;
    }

    /// <param name="signal">The name of the signal: <c>INT</c>.</param>
    public Task SignalAsync(string signal) => SignalAsync(signal, Id);

    public static Task SignalAsync(string signal, int process) =>
        HostProcess.ReadAsync(
            HostCommand.Of("kill", $"-{signal}", process.ToString(CultureInfo.InvariantCulture)),
            ct: TestContext.Current.CancellationToken
        );

    /// <summary>Waits until the process prints a line that starts with a text. Fails when it ends before that.</summary>
    public async Task WaitForLineAsync(string start)
    {
        var ct = TestContext.Current.CancellationToken;
        string? line;
        do
        {
            line = await StandardOutput.ReadLineAsync(ct).AsTask().WaitAsync(TimeSpan.FromMinutes(3), ct);
            Assert.True(line is not null, $"The process ended without printing a line that starts with: {start}");
        } while (!line.StartsWith(start, StringComparison.Ordinal));
    }

    /// <summary>Waits for the exit code. Fails when the process does not end in time.</summary>
    public async Task<int> EndAsync(TimeSpan? timeLimit = null)
    {
        var ct = TestContext.Current.CancellationToken;
        await WaitForExitAsync(ct).WaitAsync(timeLimit ?? TimeLimit, ct);
        return ExitCode;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !HasExited)
        {
            Kill(entireProcessTree: true);
            WaitForExit(TimeLimit);
        }

        base.Dispose(disposing);
    }
}
