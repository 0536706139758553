using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Site.Files;

/// <summary>Replaces a directory with another one in a single step. Only Linux can do this, on most of its file systems.</summary>
internal static class DirectorySwap
{
    private const int CurrentDirectory = -100;
    private const uint NoReplace = 1;
    private const uint Exchange = 2;

    // Error numbers of Linux, which are the same on every architecture that .NET runs on.
    private const int NoEntry = 2;
    private const int Exists = 17;
    private const int Invalid = 22;
    private const int NoSystemCall = 38;

    /// <summary>Moves a directory to <paramref name="target"/>. The target is never missing, and never incomplete.</summary>
    /// <param name="replacement">
    /// The directory to move. Afterwards this path holds the directory that was at the target, if there was one.
    /// </param>
    /// <returns>False, with nothing changed, when the operating system or the file system cannot do this.</returns>
    /// <exception cref="IOException">The directory cannot be replaced; for example, it is a mount point.</exception>
    public static bool TryReplace(string replacement, string target)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        while (true)
        {
            var error = Rename(replacement, target, Exchange);
            if (error == NoEntry)
            {
                error = Rename(replacement, target, NoReplace);
            }

            switch (error)
            {
                case 0:
                    return true;
                case Invalid or NoSystemCall:
                    return false;
                case Exists:
                    // Another build made the target between the two attempts, so exchange the two now.
                    continue;
                default:
                    throw new IOException($"{target} cannot be replaced: {new Win32Exception(error).Message}");
            }
        }
    }

    /// <summary>Calls <c>renameat2</c>.</summary>
    /// <returns>0, or the error number.</returns>
    private static int Rename(string from, string to, uint flags)
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
