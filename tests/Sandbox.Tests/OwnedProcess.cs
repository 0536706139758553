using System.Diagnostics;
using System.Globalization;
using Site.Processes;

namespace Site.Sandbox.Tests;

/// <summary>A process that ends with the test that started it, however that test ends, and all that it started ends with it.</summary>
internal sealed class OwnedProcess : Process
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static OwnedProcess Start(ProcessStartInfo what, string program, params IEnumerable<string> arguments)
    {
        what.FileName = program;
        arguments.ToList().ForEach(what.ArgumentList.Add);
        var process = new OwnedProcess { StartInfo = what };
        process.Start();
        return process;
    }

    /// <param name="signal"><c>INT</c></param>
    public Task SignalAsync(string signal) => SignalAsync(signal, Id);

    public static Task SignalAsync(string signal, int process) =>
        HostProcess.ReadAsync(
            HostCommand.Of("kill", $"-{signal}", process.ToString(CultureInfo.InvariantCulture)),
            ct: TestContext.Current.CancellationToken
        );

    /// <summary>Waits for a line that it prints; fails when it ends without it.</summary>
    public async Task SaysAsync(string start)
    {
        var ct = TestContext.Current.CancellationToken;
        string? line;
        do
        {
            line = await StandardOutput.ReadLineAsync(ct).AsTask().WaitAsync(TimeSpan.FromMinutes(3), ct);
            Assert.True(line is not null, $"It ended without having said: {start}");
        } while (!line.StartsWith(start, StringComparison.Ordinal));
    }

    /// <summary>Its exit code; fails when it does not end in time.</summary>
    public async Task<int> EndAsync(TimeSpan? patience = null)
    {
        var ct = TestContext.Current.CancellationToken;
        await WaitForExitAsync(ct).WaitAsync(patience ?? Patience, ct);
        return ExitCode;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !HasExited)
        {
            Kill(entireProcessTree: true);
            WaitForExit(Patience);
        }

        base.Dispose(disposing);
    }
}
