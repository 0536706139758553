using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Site.Diagnostics;

namespace Site.Files;

/// <summary>The user's cache directory. Each thing in it is made once, and is either complete or missing.</summary>
/// <param name="Directory">The full path.</param>
public sealed record Cache(string Directory)
{
    private const string Unfinished = ".unfinished";

    /// <summary>The error codes of an <see cref="IOException"/> that mean that another process holds the lock.</summary>
    private const int WouldBlockOnLinux = 11,
        WouldBlockOnMac = 35,
        SharingViolation = unchecked((int)0x80070020);

    private const int ExclusiveWithoutWaiting = 2 | 4;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    /// <summary><c>$XDG_CACHE_HOME/drydock</c>, or <c>~/.cache/drydock</c>.</summary>
    public static Cache OfThisUser()
    {
        var home = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        return new Cache(
            Path.Combine(
                string.IsNullOrEmpty(home)
                    ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache")
                    : home,
                "drydock"
            )
        );
    }

    /// <summary>A short hash of some texts, for a name that changes when one of them does.</summary>
    /// <returns>Twelve hexadecimal digits.</returns>
    public static string Fingerprint(params IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    /// <summary>
    /// Gets a directory of the cache. If it is missing, it is made under a lock, so that only one process makes it. A directory that a
    /// killed run left unfinished is deleted first.
    /// </summary>
    /// <param name="name">The relative path: <c>engines/trixie-0123456789ab</c>.</param>
    /// <param name="make">Is called with an empty directory, and fills it.</param>
    /// <exception cref="MachineException">The cache cannot be used.</exception>
    public async Task<string> GetAsync(string name, Func<string, Task> make, IProgress<string> progress, CancellationToken ct)
    {
        var finished = Path.Combine(Directory, name);
        if (System.IO.Directory.Exists(finished))
        {
            return finished;
        }

        await using var held = await LockAsync(finished, progress, ct);
        if (!System.IO.Directory.Exists(finished))
        {
            var unfinished = finished + Unfinished;
            Delete(unfinished);
            System.IO.Directory.CreateDirectory(unfinished);
            await make(unfinished);
            System.IO.Directory.Move(unfinished, finished);
        }

        return finished;
    }

    /// <summary>
    /// Holds a name in the cache, so that only one process does what the name stands for. The system lets it go when the process ends.
    /// </summary>
    /// <param name="name">The relative path: <c>outputs/0123456789ab</c>.</param>
    /// <returns>
    /// What to dispose at the end; null, with the id of the other process, when the name is held already. If the cache cannot be used,
    /// nothing is held.
    /// </returns>
    public IDisposable? TryHold(string name, out string other)
    {
        var path = Path.Combine(Directory, name);
        try
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var held = TryLock(path, FileMode.OpenOrCreate);
            if (held is not null)
            {
                File.WriteAllText(OwnerOf(path), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            }

            other = held is null ? ReadOwner(path) : "";
            return held;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            other = "";
            return Stream.Null;
        }
    }

    /// <summary>Finds the full path of a directory of the cache; null when it is missing.</summary>
    public string? Find(string name) => Path.Combine(Directory, name) is var path && System.IO.Directory.Exists(path) ? path : null;

    /// <summary>Removes the directories that match a pattern, such as <c>engines/trixie-*</c>.</summary>
    /// <returns>The full paths of the removed directories.</returns>
    public IReadOnlyList<string> Remove(string pattern)
    {
        var parent = Path.Combine(Directory, Path.GetDirectoryName(pattern)!);
        var found = System.IO.Directory.Exists(parent) ? System.IO.Directory.GetDirectories(parent, Path.GetFileName(pattern)) : [];
        found.ToList().ForEach(Delete);
        return found;
    }

    /// <summary>Finds the directories in a part of the cache that are not in use, and that no process is making right now.</summary>
    /// <param name="part">A folder of the cache: <c>engines</c>.</param>
    /// <param name="names">The directories in use, as relative paths like those of <see cref="GetAsync"/>.</param>
    /// <returns>Their full paths.</returns>
    /// <exception cref="MachineException">The cache cannot be used.</exception>
    public IReadOnlyList<string> Unused(string part, IEnumerable<string> names) =>
        !System.IO.Directory.Exists(Path.Combine(Directory, part))
            ? []
            :
            [
                .. System
                    .IO.Directory.GetDirectories(Path.Combine(Directory, part))
                    .Except(names.Select(name => Path.Combine(Directory, name)))
                    .Where(IsUnlocked)
                    .Order(StringComparer.Ordinal),
            ];

    /// <summary>Whether no process is making a directory. Makes no lock file, because this is called when the disk is full.</summary>
    private bool IsUnlocked(string directory)
    {
        var finished = directory.EndsWith(Unfinished, StringComparison.Ordinal) ? directory[..^Unfinished.Length] : directory;
        try
        {
            using var held = TryLock(finished, FileMode.Open);
            return held is not null;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unusable(fault);
        }
    }

    /// <summary>
    /// Takes the lock of a directory. The system releases it when the process ends. A file beside it names the process, for others to show.
    /// </summary>
    /// <exception cref="MachineException">The cache cannot be used.</exception>
    private async Task<FileStream> LockAsync(string name, IProgress<string> progress, CancellationToken ct)
    {
        try
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(name)!);
            var held = TryLock(name, FileMode.OpenOrCreate) ?? await WaitAsync(name, progress, ct);
            try
            {
                await File.WriteAllTextAsync(OwnerOf(name), Environment.ProcessId.ToString(CultureInfo.InvariantCulture), ct);
                return held;
            }
            catch
            {
                await held.DisposeAsync();
                throw;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unusable(fault);
        }
    }

    private static async Task<FileStream> WaitAsync(string name, IProgress<string> progress, CancellationToken ct)
    {
        progress.Report($"Waiting for process {ReadOwner(name)}, which is making {Path.GetFileName(name)}");
        while (true)
        {
            await Task.Delay(PollInterval, ct);
            if (TryLock(name, FileMode.Open) is { } held)
            {
                return held;
            }
        }
    }

    /// <returns>Null when another process, or another task of this one, holds the lock.</returns>
    private static FileStream? TryLock(string name, FileMode mode)
    {
        try
        {
            var file = new FileStream($"{name}.lock", mode, FileAccess.ReadWrite, FileShare.None);
            // Another error means that the file system has no locks.
            if (
                OperatingSystem.IsWindows()
                || FLock(file.SafeFileHandle, ExclusiveWithoutWaiting) == 0
                || Marshal.GetLastPInvokeError() is not (WouldBlockOnLinux or WouldBlockOnMac)
            )
            {
                return file;
            }

            file.Dispose();
            return null;
        }
        catch (IOException fault) when (fault.HResult is WouldBlockOnLinux or WouldBlockOnMac or SharingViolation)
        {
            return null;
        }
    }

    /// <summary>.NET would lock each file that a program opens, which takes a large site noticeable time, so <c>site.csproj</c> has it lock none.</summary>
    [DllImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static extern int FLock(SafeFileHandle file, int operation);

    /// <returns>A question mark if the owner has not yet written its id.</returns>
    private static string ReadOwner(string name)
    {
        try
        {
            // It can be written right now.
            using var file = new FileStream(OwnerOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return new StreamReader(file).ReadToEnd() is { Length: > 0 } owner ? owner : "?";
        }
        catch (FileNotFoundException)
        {
            return "?";
        }
    }

    private static string OwnerOf(string name) => $"{name}.owner";

    private MachineException Unusable(Exception fault) =>
        new(
            $"The cache in {Directory} cannot be used: {fault.Message.TrimEnd('.')}",
            "Free some disk space, allow this account to write there, or name another directory: XDG_CACHE_HOME=DIR",
            fault
        );

    internal static void Delete(string directory)
    {
        if (System.IO.Directory.Exists(directory))
        {
            System.IO.Directory.Delete(directory, recursive: true);
        }
    }
}
