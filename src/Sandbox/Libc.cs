using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Site.Sandbox;

/// <summary>
/// The system calls for which .NET has no method. When a call returns -1, <see cref="Fault"/> makes an exception with the reason. Strings
/// are passed as UTF-8, which is what .NET does on Linux.
/// </summary>
internal static class Libc
{
    /// <summary>O_PATH: the descriptor refers to a file without opening it, which has no effect even on a device or a pipe.</summary>
    public const ulong PathOnly = 0x200000;

    /// <summary>O_WRONLY, O_CREAT and O_EXCL: creates a file, and fails if there is one already.</summary>
    public const ulong NewFile = 0x1 | 0x40 | 0x80;

    /// <summary>AT_EMPTY_PATH: an empty path means the descriptor itself.</summary>
    public const int EmptyPath = 0x1000;

    private const ulong CloseOnExec = 0x80000;
    private const nint CurrentDirectory = -100;
    private const uint BasicStatus = 0x7ff;
    private const int StatusSize = 256;
    private const int TryAgain = 11;
    private const int Attempts = 100;
    private const int FirstInFirstOut = 1;
    private const ushort UnixFamily = 1;
    private const int Stream = 1;

    /// <summary>The number of openat2, which is the same on every architecture.</summary>
    private const nint OpenAt2 = 437;

    /// <summary>Whether the last call failed with ENOENT: there is no such file.</summary>
    public static bool IsMissing => Marshal.GetLastPInvokeError() == 2;

    /// <summary>Whether the last call failed with ENOSYS: the kernel is too old to have it.</summary>
    public static bool IsUnknownCall => Marshal.GetLastPInvokeError() == 38;

    /// <summary>
    /// Opens a path below a directory. The kernel returns EAGAIN when a directory on the path is being moved at that moment; then the call
    /// is repeated.
    /// </summary>
    /// <returns>An invalid handle when the call failed.</returns>
    public static SafeFileHandle Open(SafeFileHandle directory, string path, ulong flags, Resolve resolve, ulong mode = 0)
    {
        var how = new OpenHow(flags | CloseOnExec, mode, (ulong)resolve);
        var attempt = 0;
        nint opened;
        do
        {
            opened = syscall(OpenAt2, directory, path, how, Marshal.SizeOf<OpenHow>());
        } while (opened < 0 && Marshal.GetLastPInvokeError() == TryAgain && ++attempt < Attempts);

        return new SafeFileHandle(opened, ownsHandle: true);
    }

    /// <summary>A handle for what a path of the host leads to, with <see cref="PathOnly"/>.</summary>
    /// <returns>An invalid handle when the call failed.</returns>
    public static SafeFileHandle HandleOf(string path) =>
        new(
            syscall(OpenAt2, CurrentDirectory, path, new OpenHow(PathOnly | CloseOnExec, 0, 0), Marshal.SizeOf<OpenHow>()),
            ownsHandle: true
        );

    public static FileStatus StatusOf(SafeFileHandle file)
    {
        var status = new byte[StatusSize];
        return statx(file, "", EmptyPath, BasicStatus, status) == 0 ? new FileStatus(status) : throw Fault("statx");
    }

    /// <summary>
    /// Makes a Unix socket that is bound to a path but does not listen yet. .NET's own <see cref="Socket.Bind"/> will not do: disposing
    /// such a socket deletes whatever file has that path by then.
    /// </summary>
    public static SafeSocketHandle Bind(string path)
    {
        var bound = new SafeSocketHandle(socket(UnixFamily, Stream | (int)CloseOnExec, 0), ownsHandle: true);
        byte[] address = [.. BitConverter.GetBytes(UnixFamily), .. Encoding.UTF8.GetBytes(path), 0];
        if (!bound.IsInvalid && bind(bound, address, address.Length) == 0)
        {
            return bound;
        }

        var fault = Fault("bind");
        bound.Dispose();
        throw fault;
    }

    /// <summary>
    /// Lets the calling thread run as soon as it wakes, before all others (SCHED_FIFO). That needs root; without it, nothing changes.
    /// </summary>
    public static void RunFirst() => _ = sched_setscheduler(0, FirstInFirstOut, new SchedulerParameters(1));

    /// <summary>Makes an exception with the reason why the last call failed.</summary>
    /// <param name="what">What the caller was doing.</param>
    public static IOException Fault(string what) => new($"{what}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [DllImport("libc")]
    public static extern uint getuid();

    [DllImport("libc")]
    public static extern uint getgid();

    /// <summary>Whether this process may use a file in a way: 2 is writing.</summary>
    [DllImport("libc", SetLastError = true)]
    public static extern int access(string path, int mode);

    /// <summary>Replaces this program with another. Both lists end with null.</summary>
    [DllImport("libc", SetLastError = true)]
    public static extern int execve(string path, string?[] arguments, string?[] environment);

    /// <summary>Sets the user as whom this thread creates and opens files.</summary>
    /// <returns>The user that it was before.</returns>
    [DllImport("libc")]
    public static extern uint setfsuid(uint user);

    /// <summary>Sets the group as which this thread creates and opens files.</summary>
    /// <returns>The group that it was before.</returns>
    [DllImport("libc")]
    public static extern uint setfsgid(uint group);

    [DllImport("libc", SetLastError = true)]
    public static extern int mkdirat(SafeFileHandle parent, string name, uint mode);

    /// <summary>Removes a file. Of a symbolic link, the link itself is removed.</summary>
    [DllImport("libc", SetLastError = true)]
    public static extern int unlinkat(SafeFileHandle parent, string name, int flags);

    /// <summary>Moves a file. Of a symbolic link, the link itself is moved.</summary>
    [DllImport("libc", SetLastError = true)]
    public static extern int renameat(SafeFileHandle parent, string name, SafeFileHandle newParent, string newName);

    [DllImport("libc", SetLastError = true)]
    public static extern int listen(SafeSocketHandle socket, int backlog);

    [DllImport("libc", SetLastError = true)]
    public static extern int fchownat(SafeFileHandle file, string path, uint user, uint group, int flags);

    [DllImport("libc", SetLastError = true)]
    public static extern int chmod(string path, uint mode);

    [DllImport("libc", SetLastError = true)]
    private static extern nint syscall(nint number, SafeFileHandle directory, string path, in OpenHow how, nint size);

    [DllImport("libc", SetLastError = true)]
    private static extern nint syscall(nint number, nint directory, string path, in OpenHow how, nint size);

    [DllImport("libc", SetLastError = true)]
    private static extern int statx(SafeFileHandle file, string path, int flags, uint mask, byte[] status);

    [DllImport("libc", SetLastError = true)]
    private static extern int socket(int family, int type, int protocol);

    [DllImport("libc", SetLastError = true)]
    private static extern int bind(SafeSocketHandle socket, byte[] address, int length);

    [DllImport("libc", SetLastError = true)]
    private static extern int sched_setscheduler(int thread, int policy, in SchedulerParameters parameters);

    private readonly record struct SchedulerParameters(int Priority);

    private readonly record struct OpenHow(ulong Flags, ulong Mode, ulong Resolve);
}

/// <summary>What openat2 refuses while it resolves a path.</summary>
[Flags]
internal enum Resolve : ulong
{
    /// <summary>RESOLVE_NO_XDEV: crossing into another mount is refused.</summary>
    SameMount = 0x01,

    /// <summary>RESOLVE_NO_MAGICLINKS: links in <c>/proc</c> that lead directly to an open file are refused.</summary>
    NoMagicLinks = 0x02,

    /// <summary>RESOLVE_NO_SYMLINKS: every symbolic link is refused.</summary>
    NoLinks = 0x04,

    /// <summary>RESOLVE_IN_ROOT: the directory is the root, as after chroot; <c>/</c> and <c>..</c> do not lead out of it.</summary>
    InRoot = 0x10,
}

/// <summary>A file's status: a struct statx, whose layout is the same on every architecture.</summary>
internal readonly struct FileStatus(byte[] status)
{
    private const int TypeMask = 0xF000;

    public uint User => BitConverter.ToUInt32(status, 20);

    public uint Group => BitConverter.ToUInt32(status, 24);

    public uint Mode => BitConverter.ToUInt16(status, 28) & ~(uint)TypeMask;

    public bool IsDirectory => (BitConverter.ToUInt16(status, 28) & TypeMask) == 0x4000;

    public bool IsRegular => (BitConverter.ToUInt16(status, 28) & TypeMask) == 0x8000;

    public bool IsSocket => (BitConverter.ToUInt16(status, 28) & TypeMask) == 0xC000;

    public long Size => BitConverter.ToInt64(status, 40);

    /// <summary>Identifies a file on this machine: its inode number, and its file system's device number.</summary>
    public (ulong Inode, ulong Device) Identity => (BitConverter.ToUInt64(status, 32), BitConverter.ToUInt64(status, 136));
}
