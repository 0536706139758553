using Site.Diagnostics;
using Site.Files;
using Site.Pages;

namespace Site.Output;

/// <summary>
/// Writes a site into a directory as a whole: the files go into a directory beside it, which then takes its place. A
/// build that fails or is killed leaves the last good site as it was.
/// </summary>
public sealed class SiteWriter
{
    /// <summary>Marks a directory as one of ours, which a build may replace.</summary>
    public const string Marker = "site.json";

    private readonly string _target;
    private readonly string _fresh;
    private readonly string _old;

    /// <exception cref="MachineException">The directory holds something that is not a site.</exception>
    public SiteWriter(string target)
    {
        try
        {
            _target = RealPath.Of(target);
            _fresh = Leftovers.Fresh(_target);
            _old = Leftovers.Old(_target);
            Heal();
            if (
                File.Exists(_target)
                || (Directory.Exists(_target) && Directory.EnumerateFileSystemEntries(_target).Any() && !IsSite(_target))
            )
            {
                throw new MachineException(
                    $"{_target} holds files that are not a site of ours",
                    "Name an empty or a new directory with --output DIR."
                );
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(target, fault);
        }
    }

    /// <summary>Puts a directory in the place of the target in one step; false where this machine can't. A test says that it can't.</summary>
    internal Func<string, string, bool> TryPut { get; init; } = DirectorySwap.TryPut;

    /// <param name="files">Each path once; the site holds these files and no others.</param>
    /// <param name="ct">Stops before the next file; nothing half-written stays.</param>
    public async Task WriteAsync(IEnumerable<(PagePath Path, ReadOnlyMemory<byte> Content)> files, CancellationToken ct)
    {
        try
        {
            Leftovers.Sweep(_target);
            Leftovers.Delete(_fresh);
            foreach (var (path, content) in files)
            {
                var file = Path.Combine(_fresh, path.Value);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllBytesAsync(file, content, ct);
            }

            Replace();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_target, fault);
        }
        finally
        {
            Leftovers.Delete(_fresh);
        }
    }

    private void Replace()
    {
        if (TryPut(_fresh, _target))
        {
            return;
        }

        Leftovers.Delete(_old);
        if (Directory.Exists(_target))
        {
            Directory.Move(_target, _old);
        }

        try
        {
            Directory.Move(_fresh, _target);
        }
        catch
        {
            Heal();
            throw;
        }

        Leftovers.Delete(_old);
    }

    /// <summary>Where a site is replaced in two steps, a build that was killed between them left none. The site that it had put aside comes back.</summary>
    private void Heal()
    {
        if (!Path.Exists(_target) && Leftovers.OldOf(_target).Append(_old).Where(IsSite).MaxBy(Directory.GetLastWriteTimeUtc) is { } last)
        {
            Directory.Move(last, _target);
        }
    }

    private static MachineException Unwritable(string target, Exception fault) =>
        new(
            $"The site cannot be written to {target}: {fault.Message.TrimEnd('.')}",
            "Fix that, or name another directory with --output DIR.",
            fault
        );

    private static bool IsSite(string directory) => File.Exists(Path.Combine(directory, Marker));
}
