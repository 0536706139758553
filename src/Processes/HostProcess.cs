using System.ComponentModel;
using System.Diagnostics;
using CliWrap;

namespace Site.Processes;

/// <summary>Starts processes. All code that starts one does it here.</summary>
public static class HostProcess
{
    /// <summary>How many bytes of a process's output are kept by default.</summary>
    public const int DefaultOutputLimit = 64 * 1024;

    /// <summary>The exit code of a program that was ended by SIGKILL.</summary>
    private const int Killed = 137;

    /// <summary>The error number of ENOENT.</summary>
    internal const int NoSuchFile = 2;

    /// <summary>Runs a program until it ends, whatever its exit code. At the timeout, it is killed together with its children.</summary>
    /// <param name="timeout">Null: no limit.</param>
    /// <param name="lines">Is called with each line of either stream as soon as it was printed.</param>
    /// <exception cref="ProgramMissingException">The program is not installed.</exception>
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
            return new ProcessResult(capture.Output(result.ExitCode), clock.Elapsed, TimedOut: false, capture.AwaitedText);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new ProcessResult(capture.Output(Killed), clock.Elapsed, TimedOut: true, capture.AwaitedText);
        }
        catch (Win32Exception fault) when (fault.NativeErrorCode == NoSuchFile)
        {
            throw new ProgramMissingException(command.Program, fault);
        }
    }

    /// <summary>Runs a program that is expected to succeed.</summary>
    /// <returns>What the program printed.</returns>
    /// <exception cref="ProcessFailedException">The exit code was not 0.</exception>
    /// <exception cref="ProgramMissingException">The program is not installed.</exception>
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

    /// <summary>Runs a program on this process's own standard streams.</summary>
    /// <returns>The program's exit code.</returns>
    public static async Task<int> AttachAsync(HostCommand command, CancellationToken ct)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments) { UseShellExecute = false };
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
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
        command.Interact is null && !command.KeepsInputOpen
            ? PipeSource.Null
            : PipeSource.Create(
                async (stream, ct) =>
                {
                    await (command.Interact?.Invoke(new Keyboard(stream, capture, limit), ct) ?? Task.CompletedTask);
                    await Task.Delay(Timeout.Infinite, ct);
                }
            );
}

/// <summary>A program is not installed on this machine.</summary>
public sealed class ProgramMissingException(string program, Exception inner)
    : Exception($"`{program}` is not installed on this machine", inner)
{
    public string Program { get; } = program;
}

/// <summary>A program that was expected to succeed failed.</summary>
/// <param name="command">The command line, for the message.</param>
public sealed class ProcessFailedException(string command, ProcessResult run)
    : Exception(
        $"`{command}` ended with exit code {run.ExitCode}"
            + $"{(run.TimedOut ? " (it was killed at its timeout)" : "")} after it printed:\n{Tail(run.Text)}"
    )
{
    private const int TailLines = 20;

    public ProcessResult Run { get; } = run;

    private static string Tail(string text) => string.Join('\n', text.TrimEnd().Split('\n').TakeLast(TailLines));
}
