using System.Runtime.InteropServices;

namespace Site.Commands;

/// <summary>
/// The first Ctrl-C lets a command clean up; the second ends the program at once. A sandbox ends with it all the same, and its
/// empty control groups are swept at the next start.
/// </summary>
internal static class SecondInterrupt
{
    /// <returns>Until it is disposed, the second Ctrl-C does so.</returns>
    public static IDisposable EndsAtOnce()
    {
        var pressed = 0;
        return PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            if (Interlocked.Increment(ref pressed) > 1)
            {
                Environment.Exit(ExitCodes.Interrupted);
            }
        });
    }
}
