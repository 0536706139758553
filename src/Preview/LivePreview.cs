using Site.Diagnostics;

namespace Site.Preview;

/// <summary>Serves a site, and builds it anew at each edit.</summary>
/// <param name="Ignores">Given a full path: whether a change there is no edit. What the build writes has to be ignored.</param>
/// <param name="Errors">Hears what kept a build from ending; what is wrong in the content, <paramref name="Build"/> has told already.</param>
public sealed record LivePreview(Rebuild Build, IReadOnlyList<WatchedFolder> Folders, Func<string, bool> Ignores, TextWriter Errors)
{
    /// <summary>Returns when <paramref name="ct"/> is cancelled after the first build.</summary>
    /// <param name="port">On 127.0.0.1; 0: any that is free.</param>
    /// <param name="started">Called with the address when the first build is over, good or not.</param>
    /// <exception cref="MachineException">The port is in use, or the first build lacks something.</exception>
    public async Task RunAsync(int port, Action<string> started, CancellationToken ct)
    {
        // The port first: one who has to choose another should not wait for a build to hear it. And the edits before
        // the build: what is saved during the build is not missed.
        var site = new LiveSite();
        await using var server = await SiteServer.StartAsync(site, port, ct);
        using var edits = new Edits(Folders, Ignores);
        site.Take(await Build([], ct));
        started(server.Urls.Single());
        try
        {
            while (true)
            {
                site.Take(await AttemptAsync(edits, ct));
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // A fresh token: the pages get their farewell, within the server's own limit.
            await server.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>
    /// A build may read a file that is half written, or miss one that is about to come. What it finds wrong while the
    /// next edit has begun already is told only when the build after that edit finds something, too.
    /// </summary>
    private async Task<PreviewBuild> AttemptAsync(Edits edits, CancellationToken ct)
    {
        var build = await AttemptAsync(await edits.NextAsync(ct), ct);
        return build.Files is null && edits.MoreCame ? await AttemptAsync(await edits.NextAsync(ct), ct) : build;
    }

    /// <summary>A preview outlives whatever an edit does to it.</summary>
    private async Task<PreviewBuild> AttemptAsync(IReadOnlyCollection<string> edited, CancellationToken ct)
    {
        try
        {
            return await Build(edited, ct);
        }
        catch (Exception fault) when (fault is MachineException or IOException or UnauthorizedAccessException)
        {
            await Errors.WriteLineAsync(fault.Message);
            return new PreviewBuild([], Files: null, fault.Message);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // No mistake in the content should come to this: it is a defect of the program, and told as one.
            await Errors.WriteLineAsync(fault.ToString());
            return new PreviewBuild([], Files: null, $"The program failed, which is a defect of its own: {fault.Message}");
        }
    }
}
