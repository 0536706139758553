using Site.EngineApi;

namespace Site.Live;

/// <summary>Tells the pages of a session which calls of the Engine API pass, ten times a second at most.</summary>
/// <param name="step">The id of the step that is done now; null when none is.</param>
internal sealed class CallFeed(Pages pages, Func<string?> step)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>How many calls are told at once at most. The later ones are told when the next ones are.</summary>
    private const int MostAtOnce = 50;

    /// <summary>How many calls are kept for pages that come later.</summary>
    private const int Kept = 100;

    private readonly OrderedDictionary<long, CallMessage> _kept = [];

    /// <summary>Begins anew on a machine that nothing has called yet.</summary>
    public void Begin() => _kept.Clear();

    /// <summary>Tells a page that comes later which calls there were.</summary>
    public void TellEarlier(Tab tab)
    {
        foreach (var call in _kept.Values)
        {
            tab.Send(call);
        }
    }

    /// <summary>Follows the calls on a machine until it ends.</summary>
    public async Task FollowAsync(LiveMachine machine, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                var calls = machine.Recorder.TakeCalls();
                if (calls.Count > 0)
                {
                    pages.Do(() => Tell(calls));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The machine ends.
        }
    }

    private void Tell(IReadOnlyList<(long Id, ApiCall Call)> calls)
    {
        var running = step();
        foreach (var (id, call) in calls.TakeLast(MostAtOnce))
        {
            var told = new CallMessage(
                id,
                running,
                call.Method,
                call.Path,
                call.Status,
                call.Duration?.TotalMilliseconds,
                call.Request?.Text,
                call.Response?.Text,
                call.Response?.Bytes ?? 0
            );
            _kept[id] = told;
            if (_kept.Count > Kept)
            {
                _kept.RemoveAt(0);
            }

            pages.Tell(told);
        }
    }
}
