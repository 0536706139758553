using System.Threading.Channels;
using Site.Diagnostics;

namespace Site.Preview;

/// <summary>Watches folders, and combines changes that follow each other quickly into one edit.</summary>
internal sealed class Edits : IDisposable
{
    /// <summary>
    /// How long there must be no event before an edit counts as complete. One save causes several events, and editors can save several
    /// files at once.
    /// </summary>
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromMilliseconds(10);

    /// <summary>The longest that an edit is delayed if the events do not stop.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMilliseconds(500);

    private readonly Channel<string> _paths = Channel.CreateUnbounded<string>();
    private readonly List<FolderWatch> _watches = [];
    private readonly Func<string, bool> _ignores;

    /// <param name="ignores">Whether to ignore a change to a full path. Temporary files of editors are always ignored.</param>
    /// <exception cref="MachineException">The system's limit for watches is reached.</exception>
    public Edits(IEnumerable<WatchedFolder> folders, Func<string, bool> ignores)
    {
        _ignores = ignores;
        try
        {
            _watches.AddRange(folders.Select(folder => new FolderWatch(folder, path => OnChange(folder.Path, path))));
        }
        catch (IOException fault)
        {
            Dispose();
            throw new MachineException(
                $"This system's limit for watched files is reached: {fault.Message.TrimEnd('.')}",
                "Raise the limit: sudo sysctl fs.inotify.max_user_instances=1024 fs.inotify.max_user_watches=524288",
                fault
            );
        }
    }

    /// <summary>Whether there was a change since the last edit.</summary>
    public bool HasPending => _paths.Reader.TryPeek(out _);

    /// <summary>Waits until an edit is complete.</summary>
    /// <returns>The full paths that changed, at least one.</returns>
    public async Task<IReadOnlyCollection<string>> NextAsync(CancellationToken ct)
    {
        var edited = new SortedSet<string>(StringComparer.Ordinal) { await _paths.Reader.ReadAsync(ct) };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(MaxDelay);
        do
        {
            while (_paths.Reader.TryRead(out var path))
            {
                edited.Add(path);
            }
        } while (!limit.IsCancellationRequested && await WaitForMoreAsync());

        ct.ThrowIfCancellationRequested();
        return edited;
    }

    public void Dispose() => _watches.ForEach(watch => watch.Dispose());

    /// <returns>False if there was no change during the quiet period.</returns>
    private async Task<bool> WaitForMoreAsync()
    {
        using var timeout = new CancellationTokenSource(QuietPeriod);
        var more = _paths.Reader.WaitToReadAsync(timeout.Token).AsTask();
        await ((Task)more).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return more.IsCompletedSuccessfully;
    }

    private void OnChange(string folder, string path)
    {
        if (!_ignores(path) && !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Any(IsEditorFile))
        {
            _paths.Writer.TryWrite(path);
        }
    }

    /// <summary>Whether this is the name of a swap, lock or backup file of an editor.</summary>
    private static bool IsEditorFile(string name) => (name.Length > 1 && name[0] == '.') || name.EndsWith('~');
}
