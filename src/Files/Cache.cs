using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Site.Diagnostics;

namespace Site.Files;

/// <summary>The user's cache directory, and how things are made in it: once, wholly or not at all.</summary>
/// <param name="Directory">Full path.</param>
public sealed record Cache(string Directory)
{
    private const string Unfinished = ".unfinished";

    /// <summary>How an <see cref="IOException"/> says that somebody else holds a lock; any other means what its message says.</summary>
    private const int WouldBlockOnLinux = 11,
        WouldBlockOnMac = 35,
        SharingViolation = unchecked((int)0x80070020);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

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

    /// <summary>Names what is made from some parts.</summary>
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
    /// A directory of the cache; where it is missing, it is made under a lock. What a killed run left half made is
    /// swept by the next.
    /// </summary>
    /// <param name="name">Relative: <c>engines/trixie-0123456789ab</c>.</param>
    /// <param name="make">Fills the directory that it is given.</param>
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

    /// <summary>The full path of a directory of the cache; null when it is not there.</summary>
    public string? Find(string name) => Path.Combine(Directory, name) is var path && System.IO.Directory.Exists(path) ? path : null;

    /// <summary>Removes the directories that a pattern names: <c>engines/trixie-*</c>.</summary>
    /// <returns>Their full paths.</returns>
    public IReadOnlyList<string> Remove(string pattern)
    {
        var parent = Path.Combine(Directory, Path.GetDirectoryName(pattern)!);
        var found = System.IO.Directory.Exists(parent) ? System.IO.Directory.GetDirectories(parent, Path.GetFileName(pattern)) : [];
        found.ToList().ForEach(Delete);
        return found;
    }

    /// <summary>The directories of a part of the cache that are none of the named ones, and that nobody is making.</summary>
    /// <param name="part"><c>engines</c></param>
    /// <param name="names">Relative, as <see cref="GetAsync"/> has them.</param>
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
                    .Where(IsFree)
                    .Order(StringComparer.Ordinal),
            ];

    /// <summary>Makes no lock where there is none: on a full disk, which is when somebody asks, that would fail.</summary>
    private bool IsFree(string directory)
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

    /// <summary>The lock goes with the process that holds it; a file beside it says which one that is.</summary>
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
        var owner = File.Exists(OwnerOf(name)) ? await File.ReadAllTextAsync(OwnerOf(name), ct) : "?";
        progress.Report($"Waiting for process {owner}, which makes {Path.GetFileName(name)}");
        while (true)
        {
            await Task.Delay(Pause, ct);
            if (TryLock(name, FileMode.Open) is { } held)
            {
                return held;
            }
        }
    }

    /// <returns>Null: another process holds the lock, or another task of this one.</returns>
    private static FileStream? TryLock(string name, FileMode mode)
    {
        try
        {
            return new FileStream($"{name}.lock", mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (fault.HResult is WouldBlockOnLinux or WouldBlockOnMac or SharingViolation)
        {
            return null;
        }
    }

    private static string OwnerOf(string name) => $"{name}.owner";

    private MachineException Unusable(Exception fault) =>
        new(
            $"The cache in {Directory} cannot be used: {fault.Message.TrimEnd('.')}",
            "Free some of its disk, allow this account to write there, or name another directory: XDG_CACHE_HOME=DIR",
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
