using System.Runtime.CompilerServices;

namespace Site.Preview;

/// <summary>Holds the site that is currently served, and notifies open pages when it changes.</summary>
internal sealed class LiveSite
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = NewSignal();
    private ServedSite _current = ServedSite.Empty;

    public ServedSite Current
    {
        get
        {
            lock (_lock)
            {
                return _current;
            }
        }
    }

    public void Update(PreviewBuild build)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _current = _current.After(build);
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.SetResult();
    }

    /// <summary>
    /// Returns the current state at once, and then the new state after each change. A slow reader only gets the latest state. Ends without
    /// an exception when <paramref name="ct"/> is cancelled.
    /// </summary>
    public async IAsyncEnumerable<ServedSite> FollowAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        while (!ct.IsCancellationRequested)
        {
            var (snapshot, changed) = Snapshot();
            yield return snapshot;
            await changed.WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private (ServedSite Site, Task Changed) Snapshot()
    {
        lock (_lock)
        {
            return (_current, _changed.Task);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
