using System.Threading.Channels;
using Site.Diagnostics;

namespace Site.Preview;

/// <summary>A folder in which an edit counts.</summary>
/// <param name="Path">Full; it exists.</param>
public sealed record WatchedFolder(string Path, bool WithSubfolders);

/// <summary>Hears what changes in some folders, and gathers quick changes into one.</summary>
internal sealed class Edits : IDisposable
{
    /// <summary>One save is several events, and an editor saves several files at once: the edit is over when nothing came for so long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(30);

    /// <summary>What never pauses is built all the same.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    private readonly Channel<string> _paths = Channel.CreateUnbounded<string>();
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly Func<string, bool> _ignores;

    /// <param name="ignores">Given a full path; what editors keep beside a file is ignored anyway.</param>
    /// <exception cref="MachineException">The system grants no more watches.</exception>
    public Edits(IEnumerable<WatchedFolder> folders, Func<string, bool> ignores)
    {
        _ignores = ignores;
        try
        {
            _watchers.AddRange(folders.Select(Watch));
        }
        catch (IOException fault)
        {
            Dispose();
            throw new MachineException($"This system lets no more files be watched: {fault.Message.TrimEnd('.')}", "Raise the limit: sudo sysctl fs.inotify.max_user_instances=1024 fs.inotify.max_user_watches=524288", fault);
        }
    }

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
        }
        while (!limit.IsCancellationRequested && await MoreComesAsync());

        ct.ThrowIfCancellationRequested();
        return edited;
    }

    public void Dispose() => _watchers.ForEach(watcher => watcher.Dispose());

    private async Task<bool> MoreComesAsync()
    {
        using var over = new CancellationTokenSource(Quiet);
        var more = _paths.Reader.WaitToReadAsync(over.Token).AsTask();
        await ((Task)more).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return more.IsCompletedSuccessfully;
    }

    private FileSystemWatcher Watch(WatchedFolder watched)
    {
        var folder = watched.Path;
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = watched.WithSubfolders };
        watcher.Created += (_, edit) => Hear(folder, edit.FullPath);
        watcher.Changed += (_, edit) => Hear(folder, edit.FullPath);
        watcher.Deleted += (_, edit) => Hear(folder, edit.FullPath);
        watcher.Renamed += (_, edit) =>
        {
            Hear(folder, edit.OldFullPath);
            Hear(folder, edit.FullPath);
        };
        // Too much came at once to say what: everything may have changed.
        watcher.Error += (_, _) => Hear(folder, folder);
        watcher.EnableRaisingEvents = true;
        return watcher;
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
