namespace Site.Live;

/// <summary>
/// Lets a session ask the compiler one question at a time. For some texts of a line the compiler would need years, and it looks at its
/// cancellation between statements only: such a question is given up, and as long as it keeps the compiler busy, there is no other turn.
/// </summary>
/// <param name="limit">How long a question may take, with the wait for its turn.</param>
internal sealed class CompilerTurns(TimeSpan limit)
{
    private readonly SemaphoreSlim _free = new(1, 1);

    /// <param name="work">Gets what is cancelled when the time is over.</param>
    /// <param name="late">The answer when the time is over.</param>
    /// <exception cref="OperationCanceledException">It was cancelled before.</exception>
    public async Task<T> AskAsync<T>(Func<CancellationToken, T> work, T late, CancellationToken ct)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(limit);
        try
        {
            await _free.WaitAsync(time.Token);
            return await WorkAsync(work, time.Token).WaitAsync(time.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return late;
        }
    }

    private async Task<T> WorkAsync<T>(Func<CancellationToken, T> work, CancellationToken ct)
    {
        try
        {
            return await Task.Run(() => work(ct), CancellationToken.None);
        }
        finally
        {
            _free.Release();
        }
    }
}
