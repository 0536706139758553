using System.ComponentModel;
using CliWrap;

namespace Site.Processes;

/// <summary>
/// A program whose standard input this process holds open. The program must end when its input does, so it ends when this object is
/// disposed or when this process dies.
/// </summary>
public sealed class HeldProcess : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);
    private readonly TaskCompletionSource _closeInput = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _kill = new();
    private readonly OutputCapture _capture = new(HostProcess.DefaultOutputLimit, lines: null);
    private readonly CommandTask<CommandResult> _running;

    /// <summary>Starts a program.</summary>
    /// <exception cref="ProgramMissingException">The program is not installed.</exception>
    public HeldProcess(HostCommand command)
    {
        try
        {
            _running = HostProcess
                .Prepare(command, _capture)
                .WithStandardInputPipe(PipeSource.Create((_, ct) => _closeInput.Task.WaitAsync(ct)))
                .ExecuteAsync(_kill.Token);
        }
        catch (Win32Exception fault) when (fault.NativeErrorCode == HostProcess.NoSuchFile)
        {
            throw new ProgramMissingException(command.Program, fault);
        }
    }

    public int Id => _running.ProcessId;

    public bool HasEnded => _running.Task.IsCompleted;

    /// <summary>What the program has printed so far, on both streams.</summary>
    public string Output => string.Concat(_capture.Chunks.Select(chunk => chunk.Text));

    /// <summary>Closes the program's input and waits until it ends. After ten seconds it is killed.</summary>
    public async ValueTask DisposeAsync()
    {
        _closeInput.TrySetResult();
        _kill.CancelAfter(ShutdownTimeout);
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // The program was killed after the timeout, so it has ended.
        }

        _kill.Dispose();
    }
}
