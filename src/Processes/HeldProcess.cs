using System.ComponentModel;
using CliWrap;

namespace Site.Processes;

/// <summary>A program that runs until we let go of its standard input, or die.</summary>
public sealed class HeldProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _kill = new();
    private readonly OutputCapture _capture = new(HostProcess.DefaultOutputLimit, lines: null);
    private readonly CommandTask<CommandResult> _running;

    /// <exception cref="ProgramMissingException">There is no such program.</exception>
    public HeldProcess(HostCommand command)
    {
        try
        {
            _running = HostProcess
                .Prepare(command, _capture)
                .WithStandardInputPipe(PipeSource.Create((_, ct) => _letGo.Task.WaitAsync(ct)))
                .ExecuteAsync(_kill.Token);
        }
        catch (Win32Exception fault) when (fault.NativeErrorCode == HostProcess.NoSuchFile)
        {
            throw new ProgramMissingException(command.Program, fault);
        }
    }

    public int Id => _running.ProcessId;

    public bool HasEnded => _running.Task.IsCompleted;

    /// <summary>What it has printed so far.</summary>
    public string Output => string.Concat(_capture.Chunks.Select(chunk => chunk.Text));

    /// <summary>Lets go and waits for the end, which is forced after ten seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        _letGo.TrySetResult();
        _kill.CancelAfter(Patience);
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // It was killed: it has ended all the same.
        }

        _kill.Dispose();
    }
}
