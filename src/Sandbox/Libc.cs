using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Site.Sandbox;

/// <summary>
/// The calls to the kernel that .NET has no method for. Where one answers -1, <see cref="Fault"/> has the reason. A string is UTF-8 to
/// them, as .NET passes it on Linux.
/// </summary>
internal static class Libc
{
    /// <summary>O_PATH: the descriptor stands for a place. Opening it does nothing to what is there.</summary>
    public const ulong PathOnly = 0x200000;

    /// <summary>O_WRONLY, O_CREAT and O_EXCL: never what is there already.</summary>
    public const ulong NewFile = 0x1 | 0x40 | 0x80;

    /// <summary>AT_EMPTY_PATH: the descriptor itself is meant.</summary>
    public const int EmptyPath = 0x1000;

    private const ulong CloseOnExec = 0x80000;
    private const nint CurrentDirectory = -100;
    private const uint BasicStatus = 0x7ff;
    private const int StatusSize = 256;
    private const int TryAgain = 11;
    private const int Attempts = 100;
    private const ushort UnixFamily = 1;
    private const int Stream = 1;

    /// <summary>The number of openat2, which is the same on every architecture.</summary>
    private const nint OpenAt2 = 437;

    /// <summary>The last reason was: there is no such name.</summary>
    public static bool IsMissing => Marshal.GetLastPInvokeError() == 2;

    /// <summary>The last reason was: the kernel does not have this call.</summary>
    public static bool IsUnknownCall => Marshal.GetLastPInvokeError() == 38;

    /// <summary>
    /// Opens a path below a directory. The kernel gives up when it meets a directory that is being moved; then it is asked again.
    /// </summary>
    /// <returns>An invalid handle where it failed.</returns>
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

    /// <summary>The place that a path of this computer leads to.</summary>
    /// <returns>An invalid handle where it failed.</returns>
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
    /// A socket with a name, to which nobody listens yet. When a socket is disposed that .NET itself has bound, it deletes whatever has
    /// the name then.
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

    /// <summary>Why the last call failed.</summary>
    /// <param name="what">What failed.</param>
    public static IOException Fault(string what) => new($"{what}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [DllImport("libc", SetLastError = true)]
    public static extern int mkdirat(SafeFileHandle parent, string name, uint mode);

    /// <summary>Removes a name, not what it may be a link to.</summary>
    [DllImport("libc", SetLastError = true)]
    public static extern int unlinkat(SafeFileHandle parent, string name, int flags);

    /// <summary>Moves a name, not what it may be a link to.</summary>
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

    private readonly record struct OpenHow(ulong Flags, ulong Mode, ulong Resolve);
}

/// <summary>What a path may lead through, as openat2 has it.</summary>
[Flags]
internal enum Resolve : ulong
{
    /// <summary>No other mount.</summary>
    SameMount = 0x01,

    /// <summary>None of the links in <c>/proc</c> that lead to a file itself.</summary>
    NoMagicLinks = 0x02,

    NoLinks = 0x04,

    /// <summary>The directory is the root: <c>/</c> and <c>..</c> end there.</summary>
    InRoot = 0x10,
}

/// <summary>What the kernel says of a file: a struct statx, whose layout is the same on every architecture.</summary>
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

    /// <summary>Tells a file from every other: its number, and that of its file system.</summary>
    public (ulong Inode, ulong Device) Identity => (BitConverter.ToUInt64(status, 32), BitConverter.ToUInt64(status, 136));
}
