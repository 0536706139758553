using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Site.Files;

/// <summary>Puts a directory in the place of another in one step, as Linux can on most file systems.</summary>
internal static class DirectorySwap
{
    private const int CurrentDirectory = -100;
    private const uint NoReplace = 1;
    private const uint Exchange = 2;

    // Numbers of errors, the same on every architecture that .NET runs on.
    private const int NoEntry = 2;
    private const int Exists = 17;
    private const int Invalid = 22;
    private const int NoSystemCall = 38;

    /// <summary>Puts a directory at <paramref name="target"/>. There is no moment at which the target is missing or holds a part.</summary>
    /// <param name="fresh">Afterwards the directory that stood at the target; nothing, when none did.</param>
    /// <returns>False, and nothing has happened, where the system or the file system has no such step.</returns>
    /// <exception cref="IOException">It has, but not for these two: the target is a mount point, say.</exception>
    public static bool TryPut(string fresh, string target)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        while (true)
        {
            var error = Try(fresh, target, Exchange);
            if (error == NoEntry)
            {
                error = Try(fresh, target, NoReplace);
            }

            switch (error)
            {
                case 0:
                    return true;
                case Invalid or NoSystemCall:
                    return false;
                case Exists:
                    // Between the two attempts another build put its site there: exchange it after all.
                    continue;
                default:
                    throw new IOException($"{target} cannot be replaced: {new Win32Exception(error).Message}");
            }
        }
    }

    /// <returns>0, or the number of the error.</returns>
    private static int Try(string from, string to, uint flags)
    {
        try
        {
            return RenameAt2(CurrentDirectory, from, CurrentDirectory, to, flags) == 0 ? 0 : Marshal.GetLastPInvokeError();
        }
        catch (EntryPointNotFoundException)
        {
            // The C library is older than the system call.
            return NoSystemCall;
        }
    }

    [DllImport("libc", EntryPoint = "renameat2", SetLastError = true)]
    private static extern int RenameAt2(
        int fromDirectory,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string from,
        int toDirectory,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string to,
        uint flags
    );
}
