using System.Runtime.CompilerServices;

namespace Site.Preview;

/// <summary>The site as it is now, for requests; and as it changes, for open pages.</summary>
internal sealed class LiveSite
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = Fresh();
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

    public void Take(PreviewBuild build)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _current = _current.After(build);
            (changed, _changed) = (_changed, Fresh());
        }

        changed.SetResult();
    }

    /// <summary>
    /// What there is at once, then each change; one who is slow misses what has been overtaken. Ends, without an
    /// exception, when <paramref name="ct"/> is cancelled.
    /// </summary>
    public async IAsyncEnumerable<ServedSite> FollowAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        while (!ct.IsCancellationRequested)
        {
            var (snapshot, changed) = Look();
            yield return snapshot;
            await changed.WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private (ServedSite ServedSite, Task Changed) Look()
    {
        lock (_lock)
        {
            return (_current, _changed.Task);
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
