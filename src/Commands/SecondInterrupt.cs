using System.Runtime.InteropServices;

namespace Site.Commands;

/// <summary>
/// The first Ctrl-C lets a command clean up; the second ends the program at once, and so does the end of our patience. A sandbox ends
/// with it all the same, and its empty control groups are swept at the next start. System.CommandLine's own handler is not in use: .NET
/// asks the handler that came last first, and that one lets no other see the signal.
/// </summary>
internal sealed class SecondInterrupt : IDisposable
{
    private const int Signalled = 128;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _first = new();
    private readonly List<PosixSignalRegistration> _registrations;
    private Timer? _patience;
    private int _heard;

    private SecondInterrupt() =>
        _registrations = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Hear(signal, 2)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Hear(signal, 15)),
        ];

    /// <summary>Is cancelled by the first.</summary>
    public CancellationToken Token => _first.Token;

    /// <returns>Until it is disposed, the second Ctrl-C does so.</returns>
    public static SecondInterrupt EndsAtOnce() => new();

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _patience?.Dispose();
    }

    private void Hear(PosixSignalContext signal, int number)
    {
        signal.Cancel = true;
        if (Interlocked.Increment(ref _heard) > 1)
        {
            Environment.Exit(Signalled + number);
        }

        _patience = new Timer(_ => Environment.Exit(Signalled + number), null, Patience, Timeout.InfiniteTimeSpan);
        _first.Cancel();
    }
}
