using System.Buffers;
using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<string, bool> _folders = [];

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

    /// <summary>The directory that a site is written to, with symbolic links followed.</summary>
    /// <inheritdoc cref="SiteWriter(string)"/>
    public static string PathOf(string target)
    {
        try
        {
            return RealPath.Of(target);
        }
        catch (IOException fault)
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
    public Task WriteAsync(IEnumerable<SiteFile> files, CancellationToken ct) => WriteAsync(SiteFiles.Of(files), ct);

    /// <summary>Makes the parts of a site, several at the same time, and writes each as soon as it is made.</summary>
    /// <param name="parts">Parts whose files have distinct paths.</param>
    /// <param name="ct">Stops before the next file, and removes what was written so far.</param>
    /// <returns>What was written, by the names of the parts.</returns>
    internal async Task<IReadOnlyDictionary<string, PlacedPart>> WriteAsync(IEnumerable<SitePart> parts, CancellationToken ct)
    {
        var written = new ConcurrentDictionary<string, PlacedPart>();
        await StageAsync(
            parts,
            (part, files) => written[part.Name] = new PlacedPart(part.Key, part.Frame, WriteAll([.. files])),
            Replace,
            ct
        );
        return written;
    }

    /// <summary>Finds what the last build has written.</summary>
    /// <param name="parts">What it said that it wrote.</param>
    internal LastSite FindLast(IReadOnlyDictionary<string, PlacedPart> parts) => LastSite.Find(_target, parts);

    /// <summary>
    /// Makes the parts that have changed, and puts their files into the last site. The other files stay where they are: to write or link
    /// thousands of them takes far longer than to make one. If most have changed, the site is replaced as a whole.
    /// </summary>
    /// <param name="parts">All parts of the site.</param>
    /// <inheritdoc cref="WriteAsync(IEnumerable{SitePart}, CancellationToken)"/>
    internal async Task<IReadOnlyDictionary<string, PlacedPart>> UpdateAsync(
        LastSite last,
        IReadOnlyList<SitePart> parts,
        CancellationToken ct
    )
    {
        var stale = parts.Where(part => !last.Has(part)).ToList();
        if (stale.Count > parts.Count / 2)
        {
            return await WriteAsync(parts, ct);
        }

        var written = new ConcurrentDictionary<string, PlacedPart>();
        var names = stale.Select(part => part.Name).ToHashSet();
        foreach (var part in parts)
        {
            if (!names.Contains(part.Name))
            {
                written[part.Name] = last.Intact[part.Name];
            }
        }

        var kept = new ConcurrentDictionary<string, IReadOnlyList<PagePath>>();
        await StageAsync(
            stale.Select(part =>
                part with
                {
                    MakeAsync = (memory, ct) => Edit(part) is { } files ? ValueTask.FromResult(files) : part.MakeAsync(memory, ct),
                }
            ),
            (part, files) =>
                written[part.Name] = new PlacedPart(
                    part.Key,
                    part.Frame,
                    [
                        .. files.Select(file => last.FindSame(file.Path, file.Content.Span) ?? Write(file.Path, file.Content.Span)),
                        .. kept.GetValueOrDefault(part.Name, []).Select(path => last[path]),
                    ]
                ),
            () => last.Update(_staging, written.Values.SelectMany(part => part.Files).Select(file => file.Path)),
            ct
        );
        return written;

        IEnumerable<SiteFile>? Edit(SitePart part)
        {
            var files = last.Edit(part, names.Contains);
            kept[part.Name] = files?.Kept ?? [];
            return files?.Made;
        }
    }

    /// <summary>Makes the parts, several at the same time, and then puts what was written in the place of the last site.</summary>
    private async Task StageAsync(
        IEnumerable<SitePart> parts,
        Action<SitePart, IEnumerable<SiteFile>> write,
        Action commit,
        CancellationToken ct
    )
    {
        try
        {
            TemporaryPaths.DeleteLeftovers(_target);
            TemporaryPaths.Delete(_staging);
            Directory.CreateDirectory(_staging);
            // New memory for each page would be a good part of what a build takes.
            var spare = new ConcurrentBag<ArrayBufferWriter<byte>>();
            await Parallel.ForEachAsync(
                parts,
                ct,
                async (part, ct) =>
                {
                    var memory = spare.TryTake(out var used) ? used : new();
                    var files = await part.MakeAsync(memory, ct);
                    ct.ThrowIfCancellationRequested();
                    write(part, files);
                    memory.ResetWrittenCount();
                    spare.Add(memory);
                }
            );
            commit();
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

    /// <summary>Writes the files of a part, of which the search index has thousands.</summary>
    private PlacedFile[] WriteAll(SiteFile[] files)
    {
        var placed = new PlacedFile[files.Length];
        AllCores.ForEach(
            [.. Enumerable.Range(0, files.Length)],
            index => placed[index] = Write(files[index].Path, files[index].Content.Span)
        );
        return placed;
    }

    private PlacedFile Write(PagePath path, ReadOnlySpan<byte> content)
    {
        var file = Path.Combine(_staging, path.Value);
        var folder = Path.GetDirectoryName(file)!;
        if (!_folders.ContainsKey(folder))
        {
            Directory.CreateDirectory(folder);
            _folders[folder] = true;
        }

        // Where an empty file was truncated, ext4 writes to the disk when it is closed, so no file may be there before.
        using (var handle = File.OpenHandle(file, FileMode.CreateNew, FileAccess.Write))
        {
            RandomAccess.Write(handle, content, fileOffset: 0);
        }

        return new PlacedFile(path.Value, FileStamp.Of(file)!.Value);
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
