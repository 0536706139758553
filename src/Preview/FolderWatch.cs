namespace Site.Preview;

/// <summary>A folder that is watched for edits.</summary>
/// <param name="Path">The full path of an existing folder.</param>
public sealed record WatchedFolder(string Path, bool WithSubfolders);

/// <summary>
/// Watches a folder, even if the folder itself is deleted and created again, as <c>git checkout</c> can do. The system's watch ends without
/// notice when its folder is deleted, so this class also watches the parent to see when the folder is back.
/// </summary>
internal sealed class FolderWatch : IDisposable
{
    private readonly Lock _lock = new();
    private readonly WatchedFolder _folder;
    private readonly Action<string> _onChange;
    private readonly FileSystemWatcher? _parentWatcher;
    private FileSystemWatcher? _watcher;
    private bool _isDisposed;

    /// <param name="onChange">
    /// Called from any thread with the full path of what changed, or with the folder's own path if anything in it can have changed.
    /// </param>
    /// <exception cref="IOException">The system's limit for watches is reached.</exception>
    public FolderWatch(WatchedFolder folder, Action<string> onChange)
    {
        (_folder, _onChange) = (folder, onChange);
        _watcher = WatchFolder();
        try
        {
            _parentWatcher = Path.GetDirectoryName(folder.Path) is { } parent ? WatchParent(parent) : null;
        }
        catch (Exception)
        {
            _watcher.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _parentWatcher?.Dispose();
        lock (_lock)
        {
            _isDisposed = true;
            _watcher?.Dispose();
        }
    }

    private FileSystemWatcher WatchFolder()
    {
        var watcher = new FileSystemWatcher(_folder.Path) { IncludeSubdirectories = _folder.WithSubfolders };
        watcher.Created += (_, edit) => _onChange(edit.FullPath);
        watcher.Changed += (_, edit) => _onChange(edit.FullPath);
        watcher.Deleted += (_, edit) => _onChange(edit.FullPath);
        watcher.Renamed += (_, edit) =>
        {
            _onChange(edit.OldFullPath);
            _onChange(edit.FullPath);
        };
        // The buffer for events was too small, so it is not known what changed.
        watcher.Error += (_, _) => _onChange(_folder.Path);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private FileSystemWatcher WatchParent(string parent)
    {
        var watcher = new FileSystemWatcher(parent) { NotifyFilter = NotifyFilters.DirectoryName };
        watcher.Created += (_, edit) => WatchAgain(edit.FullPath);
        watcher.Renamed += (_, edit) => WatchAgain(edit.FullPath);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    /// <summary>Starts a new watch if the folder that was created is the watched one.</summary>
    private void WatchAgain(string path)
    {
        if (path != _folder.Path)
        {
            return;
        }

        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            _watcher?.Dispose();
            _watcher = null;
            try
            {
                _watcher = WatchFolder();
            }
            catch (Exception fault) when (fault is IOException or ArgumentException)
            {
                // The folder is already gone again. The parent's watch reports when it is back.
            }
        }

        // Files that were written before the new watch started cause no events, so anything in the folder can have changed.
        _onChange(_folder.Path);
    }
}
