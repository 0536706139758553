using Site.Diagnostics;
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

    /// <exception cref="MachineException">The directory holds something that is not a site.</exception>
    public SiteWriter(string target)
    {
        _target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        _fresh = $"{_target}.{Environment.ProcessId}.new";
        if (Directory.Exists(_target) && Directory.EnumerateFileSystemEntries(_target).Any() && !File.Exists(Path.Combine(_target, Marker)))
        {
            throw new MachineException($"{_target} holds files that are not a site of ours", "Name an empty or a new directory with --output DIR.");
        }
    }

    /// <param name="files">Each path once; the site holds these files and no others.</param>
    /// <param name="ct">Stops before the next file; nothing half-written stays.</param>
    public async Task WriteAsync(IEnumerable<(PagePath Path, ReadOnlyMemory<byte> Content)> files, CancellationToken ct)
    {
        try
        {
            foreach (var (path, content) in files)
            {
                var file = Path.Combine(_fresh, path.Value);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllBytesAsync(file, content, ct);
            }

            Replace();
        }
        finally
        {
            Delete(_fresh);
        }
    }

    private void Replace()
    {
        var old = $"{_target}.{Environment.ProcessId}.old";
        if (Directory.Exists(_target))
        {
            Directory.Move(_target, old);
        }

        Directory.Move(_fresh, _target);
        Delete(old);
    }

    private static void Delete(string directory)
    {
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
