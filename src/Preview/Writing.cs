namespace Site.Preview;

/// <summary>Writes the site in the background, so that the pages that are open show an edit first.</summary>
internal sealed class Writing(LiveSite site, TextWriter errors)
{
    /// <summary>How long there must be no edit before the site is written: the pages that are open load meanwhile.</summary>
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromMilliseconds(250);

    private CancellationTokenSource _superseded = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Starts to write the site of a build. The one of an earlier build that is still being written is given up.</summary>
    public async Task StartAsync(PreviewBuild build, CancellationToken ct)
    {
        await EndAsync();
        _superseded = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _running = WriteAsync(build, _superseded.Token);
    }

    /// <summary>Gives up what is being written.</summary>
    public async Task EndAsync()
    {
        await _superseded.CancelAsync();
        await _running;
        _superseded.Dispose();
    }

    private async Task WriteAsync(PreviewBuild build, CancellationToken ct)
    {
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
