namespace Site.Preview;

/// <summary>Writes the site in the background, so that the pages that are open show an edit first.</summary>
internal sealed class Writing(LiveSite site, TextWriter errors)
{
    /// <summary>
    /// How long there must be no edit before the site is written. Meanwhile the pages that are open load, and an edit that soon follows another
    /// has the machine for itself.
    /// </summary>
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromSeconds(1);

    private CancellationTokenSource _superseded = new();
    private Task _running = Task.CompletedTask;

    /// <summary>
    /// Starts to write the site of a build. The one of an earlier build that is still being written is given up, which can take a moment: the
    /// next edit need not wait for that.
    /// </summary>
    public void Start(PreviewBuild build, CancellationToken ct)
    {
        _superseded.Cancel();
        _superseded.Dispose();
        _superseded = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _running = WriteAsync(build, after: _running, _superseded.Token);
    }

    /// <summary>Gives up what is being written.</summary>
    public async Task EndAsync()
    {
        await _superseded.CancelAsync();
        await _running;
        _superseded.Dispose();
    }

    private async Task WriteAsync(PreviewBuild build, Task after, CancellationToken ct)
    {
        await after;
        try
        {
            await Task.Delay(QuietPeriod, ct);
            await Task.Run(() => build.WriteAsync(ct), ct);
        }
        catch (OperationCanceledException)
        {
            // The next build writes what is missing.
        }
        catch (Exception fault)
        {
            site.Update(await LivePreview.FailedAsync(fault, errors));
        }
    }
}
