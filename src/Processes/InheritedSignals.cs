using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Site.Processes;

/// <summary>
/// Signals that this process ignores because its parent did. When a script starts a program with <c>&amp;</c>, bash lets the program ignore
/// Ctrl-C. .NET then never calls a handler for it, and every process that the program starts ignores it too, so nothing could be
/// interrupted.
/// </summary>
public static class InheritedSignals
{
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const nint Ignored = 1;

    /// <summary>Enough for the <c>struct sigaction</c> of every system. Its first field is the handler.</summary>
    private const int ActionBytes = 512;

    /// <summary>
    /// Restores the default action of SIGINT and SIGQUIT if they are ignored. Call it before anything registers a signal handler. An
    /// ignored SIGHUP stays ignored, since that is what <c>nohup</c> is for.
    /// </summary>
    public static void RestoreDefaults()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var signal in new[] { Interrupt, Quit })
        {
            var action = new byte[ActionBytes];
            Require(SigAction(signal, null, action));
            if (MemoryMarshal.Read<nint>(action) == Ignored)
            {
                // A struct of zeros is the default action.
                Require(SigAction(signal, new byte[ActionBytes], null));
            }
        }
    }

    private static void Require(int result)
    {
        if (result != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [DllImport("libc", EntryPoint = "sigaction", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SigAction(int signal, byte[]? action, byte[]? old);
}
