using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;
using Site.Diagnostics;

namespace Site.Sandbox;

/// <summary>
/// A sandbox's files, opened so that no path leads out of the sandbox. Root inside can replace any file with a symbolic link: if this
/// program followed a link to <c>/run/docker.sock</c> from <c>/proc/PID/root</c>, it would open the host's socket instead of the sandbox's.
/// So the kernel resolves each path below a descriptor that was opened before any lesson ran (openat2). It also refuses file systems that
/// were mounted later, because a read from one of those, such as FUSE, may never return.
/// </summary>
public sealed class SandboxFiles : IDisposable
{
    private const int Backlog = 128;
    private const Resolve Inside = Resolve.InRoot | Resolve.NoMagicLinks | Resolve.SameMount;

    /// <summary>rwxr-xr-x, in binary since C# has no octal numbers.</summary>
    private const uint NewDirectoryMode = 0b111_101_101;

    /// <summary>rw-r--r--.</summary>
    private const uint NewFileMode = 0b110_100_100;

    /// <summary>The mounts of a new sandbox that this program reads from or writes to.</summary>
    private static readonly string[] Mounts = ["/run", "/tmp", "/dev/shm"];

    private readonly SafeFileHandle _root;
    private readonly uint _owner;
    private readonly Dictionary<string, SafeFileHandle> _mounts;

    private SandboxFiles(SafeFileHandle root)
    {
        _root = root;
        _owner = Libc.StatusOf(root).User;
        _mounts = Mounts
            .Select(mount => (mount, Handle: Libc.Open(root, mount, Libc.PathOnly, Resolve.InRoot | Resolve.NoMagicLinks)))
            .Where(opened => !opened.Handle.IsInvalid)
            .ToDictionary(opened => opened.mount, opened => opened.Handle);
    }

    /// <summary>Opens the files of a sandbox; null until it has a root of its own.</summary>
    /// <param name="process">The id of the sandbox's first process.</param>
    /// <exception cref="MachineException">The kernel is too old to have openat2.</exception>
    internal static SandboxFiles? Of(int process)
    {
        using var hostRoot = Libc.HandleOf("/");
        if (hostRoot.IsInvalid && Libc.IsUnknownCall)
        {
            throw new MachineException("This kernel has no openat2, which keeps a path within a directory", "Use Linux 5.6 or later");
        }

        var root = Libc.HandleOf($"/proc/{process}/root");
        if (!root.IsInvalid && Libc.StatusOf(root).Identity != Libc.StatusOf(hostRoot).Identity)
        {
            return new SandboxFiles(root);
        }

        root.Dispose();
        return null;
    }

    /// <summary>Opens the files below a directory, as if that were a sandbox's root.</summary>
    internal static SandboxFiles Below(string directory) => new(Libc.HandleOf(directory));

    /// <summary>Whether there is a file of any kind with this path.</summary>
    internal bool Exists(string path)
    {
        using var handle = Find(path);
        return !handle.IsInvalid;
    }

    /// <summary>Reads the end of a regular file; empty when there is none.</summary>
    /// <param name="bytes">How much is read at most.</param>
    internal byte[] ReadEnd(string path, int bytes)
    {
        using var handle = Find(path);
        if (handle.IsInvalid || !Libc.StatusOf(handle).IsRegular)
        {
            return [];
        }

        using var file = Reopen(handle);
        var length = RandomAccess.GetLength(file);
        var end = new byte[Math.Min(bytes, length)];
        return end[..RandomAccess.Read(file, end, length - end.Length)];
    }

    /// <summary>Writes a file. Missing directories are made, and a file with the same path is replaced.</summary>
    internal void Write(string path, ReadOnlySpan<byte> content)
    {
        using var file = Create(path, NewFileMode);
        RandomAccess.Write(file, content, 0);
    }

    /// <summary>
    /// Copies a file of the host into the sandbox, with its mode. Missing directories are made, and an existing file is replaced.
    /// </summary>
    internal void CopyIn(string source, string path)
    {
        using var from = File.OpenRead(source);
        using var to = new FileStream(Create(path, NewFileMode), FileAccess.Write);
        from.CopyTo(to);
        CopyMode(Libc.StatusOf(from.SafeFileHandle), to.SafeFileHandle);
    }

    /// <summary>Copies a directory to the host.</summary>
    /// <param name="limit">
    /// How many bytes all files together may have. A sparse file can be longer than the disk that it is on, and would fill the host's.
    /// </param>
    /// <exception cref="IOException">It contains something other than directories and regular files, or exceeds the limit.</exception>
    internal void CopyOut(string path, string target, long limit)
    {
        using var directory = Find(path);
        CopyOut(directory, path, target, ref limit);
    }

    /// <summary>The file system that a path is on, for its size.</summary>
    internal DriveInfo DriveOf(string path) => new(PathOf(Split(path).Root));

    /// <summary>The socket with this path; null when there is none.</summary>
    internal SandboxSocket? FindSocket(string path)
    {
        var handle = Find(path);
        if (!handle.IsInvalid && Libc.StatusOf(handle).IsSocket)
        {
            return new SandboxSocket(handle);
        }

        handle.Dispose();
        return null;
    }

    /// <summary>Renames a file within its directory.</summary>
    internal void Move(string path, string name)
    {
        using var parent = DirectoryOf(path);
        if (AsRootInside(() => Libc.renameat(parent, Path.GetFileName(path), parent, name)) != 0)
        {
            throw Libc.Fault($"could not rename the sandbox's {path}");
        }
    }

    /// <summary>Makes a socket with a new path, and listens on it.</summary>
    /// <param name="like">The socket whose owner and mode the new socket gets, before any client can connect.</param>
    internal Socket Listen(string path, SandboxSocket like)
    {
        using var parent = DirectoryOf(path);
        var listener = AsRootInside(() => Libc.Bind($"{PathOf(parent)}/{Path.GetFileName(path)}"));
        try
        {
            using var handle = Find(path);
            CopyOwner(like.Status, handle);
            CopyMode(like.Status, handle);
            return Libc.listen(listener, Backlog) == 0
                ? new Socket(listener)
                : throw Libc.Fault($"could not listen on the sandbox's {path}");
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _mounts.Values.ToList().ForEach(mount => mount.Dispose());
        _root.Dispose();
    }

    /// <summary>A path of an open file itself, for calls that take no descriptor. It stays valid while the handle is open.</summary>
    internal static string PathOf(SafeFileHandle open) => $"/proc/self/fd/{open.DangerousGetHandle()}";

    private SafeFileHandle Find(string path)
    {
        var (root, rest) = Split(path);
        return Libc.Open(root, rest, Libc.PathOnly, Inside);
    }

    /// <summary>Splits a path into the descriptor that it is resolved below, and the rest of it.</summary>
    private (SafeFileHandle Root, string Below) Split(string path) =>
        _mounts.Keys.FirstOrDefault(mount => $"{path}/".StartsWith($"{mount}/", StringComparison.Ordinal)) is { } mount
            ? (_mounts[mount], $".{path[mount.Length..]}")
            : (_root, $".{path}");

    /// <summary>Opens the directory of a path, and makes it first if it is missing.</summary>
    private SafeFileHandle DirectoryOf(string path)
    {
        var parent = Path.GetDirectoryName(path)!;
        var found = Find(parent);
        if (!found.IsInvalid)
        {
            return found;
        }

        if (!Libc.IsMissing)
        {
            throw Libc.Fault($"could not open the sandbox's {parent}");
        }

        using var above = DirectoryOf(parent);
        return AsRootInside(() => Libc.mkdirat(above, Path.GetFileName(parent), NewDirectoryMode)) == 0
            ? DirectoryOf(path)
            : throw Libc.Fault($"could not make the sandbox's {parent}");
    }

    private SafeFileHandle Create(string path, uint mode)
    {
        using var parent = DirectoryOf(path);
        var name = Path.GetFileName(path);
        if (Libc.unlinkat(parent, name, 0) != 0 && !Libc.IsMissing)
        {
            throw Libc.Fault($"could not replace the sandbox's {path}");
        }

        var file = AsRootInside(() => Libc.Open(parent, name, Libc.NewFile, Inside | Resolve.NoLinks, mode));
        return file.IsInvalid ? throw Libc.Fault($"could not make the sandbox's {path}") : file;
    }

    /// <summary>
    /// Makes files as root inside, to whom the sandbox's root directory belongs. The account that runs this program has no id inside, and
    /// can own no file there.
    /// </summary>
    private T AsRootInside<T>(Func<T> make)
    {
        // These ids belong to the current thread, and decide what it may do with files until they are set back.
        var (user, group) = (Libc.setfsuid(_owner), Libc.setfsgid(_owner));
        try
        {
            return make();
        }
        finally
        {
            _ = (Libc.setfsgid(group), Libc.setfsuid(user));
        }
    }

    private static void CopyOut(SafeFileHandle handle, string path, string target, ref long limit)
    {
        if (handle.IsInvalid)
        {
            throw Libc.Fault($"could not open the sandbox's {path}");
        }

        var status = Libc.StatusOf(handle);
        if (status.IsRegular && (limit -= status.Size) >= 0)
        {
            using var from = new FileStream(Reopen(handle), FileAccess.Read);
            using var to = File.Create(target);
            from.CopyTo(to);
            return;
        }

        if (!status.IsDirectory)
        {
            throw new IOException($"the sandbox's {path} is not a directory or a regular file, or it is too large");
        }

        Directory.CreateDirectory(target);
        foreach (var name in Directory.EnumerateFileSystemEntries($"{PathOf(handle)}/").Select(entry => Path.GetFileName(entry)))
        {
            using var entry = Libc.Open(handle, name, Libc.PathOnly, Inside | Resolve.NoLinks);
            CopyOut(entry, $"{path}/{name}", Path.Combine(target, name), ref limit);
        }
    }

    private static void CopyOwner(FileStatus from, SafeFileHandle handle)
    {
        if (handle.IsInvalid || Libc.fchownat(handle, "", from.User, from.Group, Libc.EmptyPath) != 0)
        {
            throw Libc.Fault("could not set the owner of a file in the sandbox");
        }
    }

    private static void CopyMode(FileStatus from, SafeFileHandle handle)
    {
        if (Libc.chmod(PathOf(handle), from.Mode) != 0)
        {
            throw Libc.Fault("could not set the mode of a file in the sandbox");
        }
    }

    private static SafeFileHandle Reopen(SafeFileHandle handle) =>
        File.OpenHandle(PathOf(handle), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
