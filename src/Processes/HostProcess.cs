using System.ComponentModel;
using System.Diagnostics;
using CliWrap;

namespace Site.Processes;

/// <summary>The one place where a process starts.</summary>
public static class HostProcess
{
    /// <summary>What is kept of an output, in bytes.</summary>
    public const int DefaultOutputLimit = 64 * 1024;

    /// <summary>The exit code of a program that SIGKILL ended.</summary>
    private const int Killed = 137;

    /// <summary>ENOENT.</summary>
    internal const int NoSuchFile = 2;

    /// <summary>Runs a program to its end, whatever its exit code; at the time limit it is killed with its children.</summary>
    /// <param name="lines">Hears each line of either stream as it comes.</param>
    /// <param name="timeout">Null: no limit.</param>
    /// <exception cref="ProgramMissingException">There is no such program.</exception>
    public static async Task<ProcessResult> RunAsync(
        HostCommand command,
        TimeSpan? timeout = null,
        IProgress<string>? lines = null,
        int outputLimit = DefaultOutputLimit,
        CancellationToken ct = default
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(timeout ?? Timeout.InfiniteTimeSpan);
        var clock = Stopwatch.StartNew();
        var capture = new OutputCapture(outputLimit, lines);
        try
        {
            var result = await Prepare(command, capture).WithStandardInputPipe(Input(command, capture, limit)).ExecuteAsync(limit.Token);
            return new ProcessResult(capture.Output(result.ExitCode), clock.Elapsed, TimedOut: false, capture.Missed);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new ProcessResult(capture.Output(Killed), clock.Elapsed, TimedOut: true, capture.Missed);
        }
        catch (Win32Exception fault) when (fault.NativeErrorCode == NoSuchFile)
        {
            throw new ProgramMissingException(command.Program, fault);
        }
    }

    /// <summary>Runs a program that has to succeed.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="ProcessFailedException">It ended with another exit code than 0.</exception>
    public static async Task<string> ReadAsync(
        HostCommand command,
        TimeSpan? timeout = null,
        IProgress<string>? lines = null,
        CancellationToken ct = default
    )
    {
        var run = await RunAsync(command, timeout, lines, ct: ct);
        return run.ExitCode == 0 ? run.Text : throw new ProcessFailedException(command.ToString(), run);
    }

    /// <summary>Runs a program on our own standard streams, untouched.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> AttachAsync(HostCommand command, CancellationToken ct)
    {
        using var process = Process.Start(new ProcessStartInfo(command.Program, command.Arguments) { UseShellExecute = false })!;
        try
        {
            await process.WaitForExitAsync(ct);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    internal static Command Prepare(HostCommand command, OutputCapture capture) =>
        Cli.Wrap(command.Program)
            .WithArguments(command.Arguments)
            .WithEnvironmentVariables(command.Environment)
            .WithStandardOutputPipe(PipeTarget.Create((stream, ct) => capture.ReadAsync(stream, isError: false, ct)))
            .WithStandardErrorPipe(PipeTarget.Create((stream, ct) => capture.ReadAsync(stream, isError: true, ct)))
            .WithValidation(CommandResultValidation.None);

    private static PipeSource Input(HostCommand command, OutputCapture capture, CancellationTokenSource limit) =>
        command.Talk is null && !command.HoldsInput
            ? PipeSource.Null
            : PipeSource.Create(
                async (stream, ct) =>
                {
                    await (command.Talk?.Invoke(new Keyboard(stream, capture, limit), ct) ?? Task.CompletedTask);
                    await Task.Delay(Timeout.Infinite, ct);
                }
            );
}

/// <summary>A program that this machine does not have.</summary>
public sealed class ProgramMissingException(string program, Exception inner)
    : Exception($"`{program}` is not installed on this machine", inner)
{
    public string Program { get; } = program;
}

/// <summary>A program that had to succeed did not.</summary>
/// <param name="command">As it was started.</param>
public sealed class ProcessFailedException(string command, ProcessResult run)
    : Exception(
        $"`{command}` ended with exit code {run.ExitCode}{(run.TimedOut ? " (it ran out of time)" : "")} after it printed:\n{Tail(run.Text)}"
    )
{
    private const int TailLines = 20;

    public ProcessResult Run { get; } = run;

    private static string Tail(string text) => string.Join('\n', text.TrimEnd().Split('\n').TakeLast(TailLines));
}
