using System.Threading.Channels;

namespace Site.Live;

/// <summary>
/// The pages of a session, and the work that their messages cause. All of it happens one after the other, in the order in which it arrived,
/// so that nothing in a session needs a lock.
/// </summary>
internal sealed class Pages : IAsyncDisposable
{
    private readonly Channel<Action> _work = Channel.CreateUnbounded<Action>(new() { SingleReader = true });
    private readonly CancellationTokenSource _end = new();
    private readonly List<Tab> _tabs = [];
    private readonly Task _working;

    public Pages() => _working = WorkAsync();

    /// <summary>Cancelled when the session ends.</summary>
    public CancellationToken End => _end.Token;

    public int Count => _tabs.Count;

    /// <summary>Does something after all that was to be done before. Nothing happens when the session has ended.</summary>
    public void Do(Action work) => _work.Writer.TryWrite(work);

    /// <summary>Does something after all that was to be done before, and waits for it.</summary>
    /// <returns>False when the session has ended.</returns>
    public async Task<bool> DoAsync(Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Do(() =>
        {
            work();
            done.SetResult();
        });
        await Task.WhenAny(done.Task, _working);
        return done.Task.IsCompletedSuccessfully;
    }

    public void Tell(ServerMessage message) => _tabs.ForEach(tab => tab.Send(message));

    public void Add(Tab tab) => _tabs.Add(tab);

    public void Remove(Tab tab) => _tabs.Remove(tab);

    /// <summary>Hides all terminals from all pages.</summary>
    public void HideTerminals() => _tabs.ForEach(tab => tab.HideAll());

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _work.Writer.TryComplete();
        await _working;
    }

    private async Task WorkAsync()
    {
        await foreach (var work in _work.Reader.ReadAllAsync())
        {
            work();
        }
    }
}
