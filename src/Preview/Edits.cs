using System.Threading.Channels;
using Site.Diagnostics;

namespace Site.Preview;

/// <summary>Hears what changes in some folders, and gathers quick changes into one.</summary>
internal sealed class Edits : IDisposable
{
    /// <summary>One save is several events, and an editor saves several files at once: the edit is over when nothing came for so long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(30);

    /// <summary>What never pauses is built all the same.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    private readonly Channel<string> _paths = Channel.CreateUnbounded<string>();
    private readonly List<FolderWatch> _watches = [];
    private readonly Func<string, bool> _ignores;

    /// <param name="ignores">Given a full path; what editors keep beside a file is ignored anyway.</param>
    /// <exception cref="MachineException">The system grants no more watches.</exception>
    public Edits(IEnumerable<WatchedFolder> folders, Func<string, bool> ignores)
    {
        _ignores = ignores;
        try
        {
            _watches.AddRange(folders.Select(folder => new FolderWatch(folder, path => Hear(folder.Path, path))));
        }
        catch (IOException fault)
        {
            Dispose();
            throw new MachineException(
                $"This system lets no more files be watched: {fault.Message.TrimEnd('.')}",
                "Raise the limit: sudo sysctl fs.inotify.max_user_instances=1024 fs.inotify.max_user_watches=524288",
                fault
            );
        }
    }

    /// <summary>Whether the next edit has begun.</summary>
    public bool MoreCame => _paths.Reader.TryPeek(out _);

    /// <summary>Waits for an edit, and for its end.</summary>
    /// <returns>The full paths that changed, at least one.</returns>
    public async Task<IReadOnlyCollection<string>> NextAsync(CancellationToken ct)
    {
        var edited = new SortedSet<string>(StringComparer.Ordinal) { await _paths.Reader.ReadAsync(ct) };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        do
        {
            while (_paths.Reader.TryRead(out var path))
            {
                edited.Add(path);
            }
        } while (!limit.IsCancellationRequested && await MoreComesAsync());

        ct.ThrowIfCancellationRequested();
        return edited;
    }

    public void Dispose() => _watches.ForEach(watch => watch.Dispose());

    private async Task<bool> MoreComesAsync()
    {
        using var over = new CancellationTokenSource(Quiet);
        var more = _paths.Reader.WaitToReadAsync(over.Token).AsTask();
        await ((Task)more).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return more.IsCompletedSuccessfully;
    }

    private void Hear(string folder, string path)
    {
        if (!_ignores(path) && !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Any(IsAnEditorsOwn))
        {
            _paths.Writer.TryWrite(path);
        }
    }

    /// <summary>Swap, lock and backup files.</summary>
    private static bool IsAnEditorsOwn(string name) => (name.Length > 1 && name[0] == '.') || name.EndsWith('~');
}
