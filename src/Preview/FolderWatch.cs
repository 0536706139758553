namespace Site.Preview;

/// <summary>A folder in which an edit counts.</summary>
/// <param name="Path">Full; it exists.</param>
public sealed record WatchedFolder(string Path, bool WithSubfolders);

/// <summary>
/// Hears what changes in a folder, also after the folder itself was removed and made anew, as a checkout does it: the
/// system's watch ends with the folder it was given, without a word, so the parent is watched for its return.
/// </summary>
internal sealed class FolderWatch : IDisposable
{
    private readonly Lock _lock = new();
    private readonly WatchedFolder _folder;
    private readonly Action<string> _hear;
    private readonly FileSystemWatcher? _parent;
    private FileSystemWatcher? _inside;
    private bool _isOver;

    /// <param name="hear">Given the full path of what changed; the folder's own when everything may have. From any thread.</param>
    /// <exception cref="IOException">The system grants no more watches.</exception>
    public FolderWatch(WatchedFolder folder, Action<string> hear)
    {
        (_folder, _hear) = (folder, hear);
        _inside = Inside();
        try
        {
            _parent = Path.GetDirectoryName(folder.Path) is { } parent ? Beside(parent) : null;
        }
        catch (Exception)
        {
            _inside.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _parent?.Dispose();
        lock (_lock)
        {
            _isOver = true;
            _inside?.Dispose();
        }
    }

    private FileSystemWatcher Inside()
    {
        var watcher = new FileSystemWatcher(_folder.Path) { IncludeSubdirectories = _folder.WithSubfolders };
        watcher.Created += (_, edit) => _hear(edit.FullPath);
        watcher.Changed += (_, edit) => _hear(edit.FullPath);
        watcher.Deleted += (_, edit) => _hear(edit.FullPath);
        watcher.Renamed += (_, edit) =>
        {
            _hear(edit.OldFullPath);
            _hear(edit.FullPath);
        };
        // Too much came at once to say what.
        watcher.Error += (_, _) => _hear(_folder.Path);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private FileSystemWatcher Beside(string parent)
    {
        var watcher = new FileSystemWatcher(parent) { NotifyFilter = NotifyFilters.DirectoryName };
        watcher.Created += (_, edit) => Return(edit.FullPath);
        watcher.Renamed += (_, edit) => Return(edit.FullPath);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private void Return(string path)
    {
        if (path != _folder.Path)
        {
            return;
        }

        lock (_lock)
        {
            if (_isOver)
            {
                return;
            }

            _inside?.Dispose();
            _inside = null;
            try
            {
                _inside = Inside();
            }
            catch (Exception fault) when (fault is IOException or ArgumentException)
            {
                // It has gone again already: its next return is heard.
            }
        }

        // What was written before the watch began is not heard one by one.
        _hear(_folder.Path);
    }
}
