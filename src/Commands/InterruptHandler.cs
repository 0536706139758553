using System.Runtime.InteropServices;

namespace Site.Commands;

/// <summary>
/// Handles Ctrl-C and SIGTERM. The first one cancels the command, which then cleans up; a second one, or a clean-up that takes too long,
/// ends the program at once. The sandboxes end with the program in either case, and the next start removes their empty control groups.
/// System.CommandLine's own handler is switched off, because .NET calls the handler that was registered last first, and that one keeps the
/// signal from all others.
/// </summary>
internal sealed class InterruptHandler : IDisposable
{
    /// <summary>What a shell adds to a signal's number to get the exit code.</summary>
    private const int SignalExitCode = 128;

    private static readonly TimeSpan CleanUpTimeout = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _cancelled = new();
    private readonly List<PosixSignalRegistration> _registrations;
    private Timer? _timeout;
    private int _count;

    private InterruptHandler() =>
        _registrations = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => OnSignal(signal, 2)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => OnSignal(signal, 15)),
        ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _cancelled.Token;

    /// <summary>Handles the signals until the result is disposed.</summary>
    public static InterruptHandler Install() => new();

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _timeout?.Dispose();
    }

    private void OnSignal(PosixSignalContext signal, int number)
    {
        signal.Cancel = true;
        if (Interlocked.Increment(ref _count) > 1)
        {
            Environment.Exit(SignalExitCode + number);
        }

        _timeout = new Timer(_ => Environment.Exit(SignalExitCode + number), null, CleanUpTimeout, Timeout.InfiniteTimeSpan);
        _cancelled.Cancel();
    }
}
