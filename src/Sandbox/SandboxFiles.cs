using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;
using Site.Diagnostics;

namespace Site.Sandbox;

/// <summary>
/// A machine's files, as this program may touch them. Root inside can bend every path: a link to <c>/run/docker.sock</c> is the
/// machine's own socket to everybody inside, and this computer's to a program that follows it from <c>/proc/PID/root</c>. So the kernel
/// resolves each path below a descriptor that was opened before anything of a lesson ran. No path leads out of there, nor into a
/// file system that was mounted later: one of those could keep us waiting forever.
/// </summary>
public sealed class SandboxFiles : IDisposable
{
    private const int Backlog = 128;
    private const Resolve Inside = Resolve.InRoot | Resolve.NoMagicLinks | Resolve.SameMount;

    /// <summary>rwxr-xr-x and rw-r--r--, which have no octal spelling here.</summary>
    private const uint NewDirectory = 0b111_101_101;
    private const uint NewFile = 0b110_100_100;

    /// <summary>The file systems that a machine has from the start and that we have business in.</summary>
    private static readonly string[] Mounts = ["/run", "/tmp", "/dev/shm"];

    private readonly SafeFileHandle _root;
    private readonly Dictionary<string, SafeFileHandle> _mounts;

    private SandboxFiles(SafeFileHandle root)
    {
        _root = root;
        _mounts = Mounts
            .Select(mount => (mount, Handle: Libc.Open(root, mount, Libc.PathOnly, Resolve.InRoot | Resolve.NoMagicLinks)))
            .Where(opened => !opened.Handle.IsInvalid)
            .ToDictionary(opened => opened.mount, opened => opened.Handle);
    }

    /// <summary>The files of the machine whose first process this is; null until it has a root of its own.</summary>
    internal static SandboxFiles? Of(int process)
    {
        using var ours = Libc.HandleOf("/");
        if (ours.IsInvalid && Libc.IsUnknownCall)
        {
            throw new MachineException("This kernel cannot keep a path within a directory (openat2)", "Use Linux 5.6 or later");
        }

        var root = Libc.HandleOf($"/proc/{process}/root");
        if (!root.IsInvalid && Libc.StatusOf(root).Identity != Libc.StatusOf(ours).Identity)
        {
            return new SandboxFiles(root);
        }

        root.Dispose();
        return null;
    }

    /// <summary>The files below any directory, as if it were a machine's root.</summary>
    internal static SandboxFiles Below(string directory) => new(Libc.HandleOf(directory));

    /// <summary>Whether there is anything of this name.</summary>
    internal bool Exists(string path)
    {
        using var handle = Find(path);
        return !handle.IsInvalid;
    }

    /// <summary>The end of a regular file; empty when there is none.</summary>
    /// <param name="bytes">No more is read, however long the file is.</param>
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

    /// <summary>Writes a file; directories that are missing are made, and what had its name is replaced.</summary>
    internal void Write(string path, ReadOnlySpan<byte> content)
    {
        using var file = Make(path, NewFile);
        RandomAccess.Write(file, content, 0);
    }

    /// <summary>Copies a file of this computer, with its mode; as <see cref="Write"/> does.</summary>
    internal void CopyIn(string source, string path)
    {
        using var from = File.OpenRead(source);
        using var to = new FileStream(Make(path, NewFile), FileAccess.Write);
        from.CopyTo(to);
        Allow(to.SafeFileHandle, Libc.StatusOf(from.SafeFileHandle));
    }

    /// <summary>Copies a directory, which must consist of directories and regular files, to this computer.</summary>
    /// <param name="limit">In bytes, of all files together: a file can say that it is longer than the disk it lies on.</param>
    internal void CopyOut(string path, string target, long limit)
    {
        using var directory = Find(path);
        CopyOut(directory, path, target, ref limit);
    }

    /// <summary>The size of the file system that has a path.</summary>
    internal DriveInfo DriveOf(string path) => new(Name(Split(path).Root));

    /// <summary>The socket of this name; null when there is none, or something else.</summary>
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

    /// <summary>Gives what has a name another name in the same directory.</summary>
    internal void Move(string path, string name)
    {
        using var parent = DirectoryOf(path);
        if (Libc.renameat(parent, Path.GetFileName(path), parent, name) != 0)
        {
            throw Libc.Fault($"moving the sandbox's {path}");
        }
    }

    /// <summary>Listens under a name that is free.</summary>
    /// <param name="like">Has the owner and the mode that the new socket gets before anybody can connect.</param>
    internal Socket Listen(string path, SandboxSocket like)
    {
        using var parent = DirectoryOf(path);
        var listener = Libc.Bind($"{Name(parent)}/{Path.GetFileName(path)}");
        try
        {
            using var handle = Find(path);
            Own(handle, like.Status);
            Allow(handle, like.Status);
            return Libc.listen(listener, Backlog) == 0 ? new Socket(listener) : throw Libc.Fault($"listening at the sandbox's {path}");
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

    /// <summary>A descriptor's own path, which leads to nothing else as long as it is open.</summary>
    internal static string Name(SafeFileHandle open) => $"/proc/self/fd/{open.DangerousGetHandle()}";

    private SafeFileHandle Find(string path)
    {
        var (root, rest) = Split(path);
        return Libc.Open(root, rest, Libc.PathOnly, Inside);
    }

    private (SafeFileHandle Root, string Below) Split(string path) =>
        _mounts.Keys.FirstOrDefault(mount => $"{path}/".StartsWith($"{mount}/", StringComparison.Ordinal)) is { } mount
            ? (_mounts[mount], $".{path[mount.Length..]}")
            : (_root, $".{path}");

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
            throw Libc.Fault($"the sandbox's {parent}");
        }

        using var above = DirectoryOf(parent);
        return Libc.mkdirat(above, Path.GetFileName(parent), NewDirectory) == 0
            ? DirectoryOf(path)
            : throw Libc.Fault($"making the sandbox's {parent}");
    }

    private SafeFileHandle Make(string path, uint mode)
    {
        using var parent = DirectoryOf(path);
        var name = Path.GetFileName(path);
        if (Libc.unlinkat(parent, name, 0) != 0 && !Libc.IsMissing)
        {
            throw Libc.Fault($"replacing the sandbox's {path}");
        }

        var file = Libc.Open(parent, name, Libc.NewFile, Inside | Resolve.NoLinks, mode);
        return file.IsInvalid ? throw Libc.Fault($"making the sandbox's {path}") : file;
    }

    private static void CopyOut(SafeFileHandle handle, string path, string target, ref long limit)
    {
        if (handle.IsInvalid)
        {
            throw Libc.Fault($"the sandbox's {path}");
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
            throw new IOException($"the sandbox's {path} is neither a directory nor a file of a sensible size");
        }

        Directory.CreateDirectory(target);
        foreach (var name in Directory.EnumerateFileSystemEntries($"{Name(handle)}/").Select(entry => Path.GetFileName(entry)))
        {
            using var entry = Libc.Open(handle, name, Libc.PathOnly, Inside | Resolve.NoLinks);
            CopyOut(entry, $"{path}/{name}", Path.Combine(target, name), ref limit);
        }
    }

    private static void Own(SafeFileHandle handle, FileStatus like)
    {
        if (handle.IsInvalid || Libc.fchownat(handle, "", like.User, like.Group, Libc.EmptyPath) != 0)
        {
            throw Libc.Fault("giving a file in the sandbox its owner");
        }
    }

    private static void Allow(SafeFileHandle handle, FileStatus like)
    {
        if (Libc.chmod(Name(handle), like.Mode) != 0)
        {
            throw Libc.Fault("giving a file in the sandbox its mode");
        }
    }

    private static SafeFileHandle Reopen(SafeFileHandle handle) =>
        File.OpenHandle(Name(handle), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
