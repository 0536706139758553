using Site.Live;

namespace Site.Tests;

/// <summary>A session asks the compiler one question at a time, and gives up one that does not end.</summary>
public sealed class CompilingInTurns : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private readonly ManualResetEventSlim _end = new();
    private int _asked;

    [Fact]
    public async Task A_question_is_answered()
    {
        var turns = new CompilerTurns(Long);

        Assert.Equal("an answer", await turns.AskAsync(_ => "an answer", "late", TestContext.Current.CancellationToken));
        Assert.Equal("another", await turns.AskAsync(_ => "another", "late", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task One_that_does_not_end_is_given_up_and_nothing_else_is_asked_as_long_as_it_goes_on()
    {
        var ct = TestContext.Current.CancellationToken;
        var turns = new CompilerTurns(TimeSpan.FromMilliseconds(50));

        Assert.Equal("late", await turns.AskAsync(Endless, "late", ct));
        Assert.Equal("late", await turns.AskAsync(Endless, "late", ct));

        _end.Set();
        var later = "late";
        while (later == "late")
        {
            later = await turns.AskAsync(_ => "an answer", "late", ct);
        }

        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task One_that_is_cancelled_before_its_turn_is_not_asked()
    {
        var turns = new CompilerTurns(Long);
        using var newer = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var first = turns.AskAsync(Endless, "late", TestContext.Current.CancellationToken);
        var second = turns.AskAsync(Endless, "late", newer.Token);

        await newer.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        _end.Set();

        Assert.Equal("ended", await first);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task A_compiler_that_heeds_its_cancellation_is_free_at_once()
    {
        var turns = new CompilerTurns(Long);
        using var newer = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var first = turns.AskAsync(HeedsItsCancellation, "late", newer.Token);

        await newer.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.Equal("an answer", await turns.AskAsync(_ => "an answer", "late", TestContext.Current.CancellationToken));
    }

    public void Dispose() => _end.Set();

    /// <summary>As a parser that never looks at its cancellation.</summary>
    private string Endless(CancellationToken ct)
    {
        Interlocked.Increment(ref _asked);
        _end.Wait(CancellationToken.None);
        return "ended";
    }

    private static string HeedsItsCancellation(CancellationToken ct)
    {
        ct.WaitHandle.WaitOne();
        throw new OperationCanceledException(ct);
    }
}
