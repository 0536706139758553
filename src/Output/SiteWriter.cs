using System.Collections.Concurrent;
using System.Security.Cryptography;
using Site.Diagnostics;
using Site.Files;
using Site.Pages;

namespace Site.Output;

/// <summary>
/// Writes a site into a directory, as a whole or not at all. The files are written to a staging directory next to the target, which
/// then replaces it. A build that fails or is killed does not change the last good site.
/// </summary>
public sealed class SiteWriter
{
    /// <summary>The file by which a build recognises a Drydock site, which it can safely replace.</summary>
    public const string Marker = "site.json";

    private readonly string _target;
    private readonly string _staging;
    private readonly string _old;

    /// <param name="target">The site's directory. It need not exist.</param>
    /// <exception cref="MachineException">The directory contains something other than a site, or cannot be read or written.</exception>
    public SiteWriter(string target)
    {
        try
        {
            _target = RealPath.Of(target);
            _staging = TemporaryPaths.New(_target);
            _old = TemporaryPaths.Old(_target);
            RestorePrevious();
            if (
                File.Exists(_target)
                || (Directory.Exists(_target) && Directory.EnumerateFileSystemEntries(_target).Any() && !IsSite(_target))
            )
            {
                throw new MachineException(
                    $"{_target} contains files that do not belong to a Drydock site",
                    "Choose an empty or new directory with --output DIR."
                );
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(target, fault);
        }
    }

    /// <summary>
    /// Replaces the target with another directory in one step, and returns false if this machine can't do that. Tests replace it to
    /// simulate such a machine.
    /// </summary>
    internal Func<string, string, bool> TryPut { get; init; } = DirectorySwap.TryReplace;

    /// <summary>Writes the site, which then contains these files and no others.</summary>
    /// <param name="files">Files with distinct paths.</param>
    /// <param name="ct">Stops before the next file, and removes what was written so far.</param>
    public Task WriteAsync(IEnumerable<(PagePath Path, ReadOnlyMemory<byte> Content)> files, CancellationToken ct) =>
        WriteAsync(SiteFiles.Of(files), ct);

    /// <summary>Makes the parts of a site, several at the same time, and writes each as soon as it is made.</summary>
    /// <param name="parts">Parts whose files have distinct paths.</param>
    /// <param name="ct">Stops before the next file, and removes what was written so far.</param>
    /// <returns>The SHA-256 hash of each file by its path, relative to the site.</returns>
    internal async Task<IReadOnlyDictionary<string, byte[]>> WriteAsync(IEnumerable<SitePart> parts, CancellationToken ct)
    {
        try
        {
            TemporaryPaths.DeleteLeftovers(_target);
            TemporaryPaths.Delete(_staging);
            var hashes = new ConcurrentDictionary<string, byte[]>();
            var folders = new ConcurrentDictionary<string, bool>();
            await Parallel.ForEachAsync(
                parts,
                ct,
                async (part, ct) =>
                {
                    foreach (var (path, content) in await part(ct))
                    {
                        ct.ThrowIfCancellationRequested();
                        var file = Path.Combine(_staging, path.Value);
                        var folder = Path.GetDirectoryName(file)!;
                        if (!folders.ContainsKey(folder))
                        {
                            Directory.CreateDirectory(folder);
                            folders[folder] = true;
                        }

                        File.WriteAllBytes(file, content.Span);
                        hashes[path.Value] = SHA256.HashData(content.Span);
                    }
                }
            );
            Replace();
            return hashes;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_target, fault);
        }
        finally
        {
            TemporaryPaths.Delete(_staging);
        }
    }

    private void Replace()
    {
        if (TryPut(_staging, _target))
        {
            return;
        }

        TemporaryPaths.Delete(_old);
        if (Directory.Exists(_target))
        {
            Directory.Move(_target, _old);
        }

        try
        {
            Directory.Move(_staging, _target);
        }
        catch
        {
            RestorePrevious();
            throw;
        }

        TemporaryPaths.Delete(_old);
    }

    /// <summary>
    /// Moves the previous site back if there is no site. That happens on a machine that needs two steps to replace a directory, if a build
    /// was killed between them.
    /// </summary>
    private void RestorePrevious()
    {
        if (
            !Path.Exists(_target)
            && TemporaryPaths.FindOldLeftovers(_target).Append(_old).Where(IsSite).MaxBy(Directory.GetLastWriteTimeUtc) is { } last
        )
        {
            Directory.Move(last, _target);
        }
    }

    private static MachineException Unwritable(string target, Exception fault) =>
        new(
            $"The site cannot be written to {target}: {fault.Message.TrimEnd('.')}",
            "Fix this, or choose another directory with --output DIR.",
            fault
        );

    private static bool IsSite(string directory) => File.Exists(Path.Combine(directory, Marker));
}
