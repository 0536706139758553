using Site.Processes;

namespace Site.Sandbox.Tests;

internal static class Shell
{
    /// <summary>Runs a line of bash in a sandbox.</summary>
    public static Task<ProcessResult> ShellAsync(
        this RunningSandbox sandbox,
        string line,
        Account account = Account.Root,
        int seconds = 60
    ) =>
        sandbox.RunAsync(
            new SandboxCommand("bash", "-c", line) { Account = account, Timeout = TimeSpan.FromSeconds(seconds) },
            ct: TestContext.Current.CancellationToken
        );

    /// <summary>Runs a line of bash, whose exit code must be 0, and returns what it prints.</summary>
    public static async Task<string> ReadAsync(this RunningSandbox sandbox, string line, Account account = Account.Root)
    {
        var run = await sandbox.ShellAsync(line, account);
        Assert.True(run.ExitCode == 0, $"`{line}` ended with {run.ExitCode}:\n{run.Text}");
        return run.Text.Trim();
    }
}

/// <summary>One sandbox for all tests of a class, which the first test starts.</summary>
public sealed class OneSandbox(Sandboxes sandboxes) : IAsyncDisposable
{
    private Task<RunningSandbox>? _started;

    public Task<RunningSandbox> StartedAsync() => _started ??= sandboxes.StartAsync();

    /// <summary>Starts another sandbox, for a single test.</summary>
    public Task<RunningSandbox> StartAsync(SandboxLimits limits) => sandboxes.StartAsync(limits);

    public async ValueTask DisposeAsync()
    {
        // It may still be starting, if the test was cancelled. If it failed to start, it has cleaned up after itself.
        await Task.WhenAny(_started ?? Task.CompletedTask);
        if (_started is { IsCompletedSuccessfully: true })
        {
            await (await _started).DisposeAsync();
        }
    }
}
