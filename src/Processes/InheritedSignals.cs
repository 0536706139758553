using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Site.Processes;

/// <summary>
/// What a process was told to ignore before it began. A script that starts us with <c>&amp;</c> has bash ignore Ctrl-C for us, and
/// .NET then registers no handler for it and passes it on to every process that we start: nothing could be interrupted.
/// </summary>
public static class InheritedSignals
{
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const nint Ignored = 1;

    /// <summary>More than the <c>struct sigaction</c> of any system; it begins with the handler.</summary>
    private const int ActionBytes = 512;

    /// <summary>
    /// Gives SIGINT and SIGQUIT their usual meaning again. It has to come before anything registers a handler. An ignored SIGHUP stays
    /// ignored: that is what <c>nohup</c> is for.
    /// </summary>
    public static void Hear()
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
                // All zeros are the default.
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
