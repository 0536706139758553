using System.Net;
using Site.Diagnostics;

namespace Site.Preview;

/// <summary>Serves a site, and rebuilds it after each edit.</summary>
/// <param name="Build">Builds the site and reports problems in the content.</param>
/// <param name="Folders">The folders that are watched.</param>
/// <param name="Ignores">Whether to ignore a change to a full path. It has to be true for everything that the build itself writes.</param>
/// <param name="Errors">Receives the exceptions that made a build fail.</param>
public sealed record LivePreview(Rebuild Build, IReadOnlyList<WatchedFolder> Folders, Func<string, bool> Ignores, TextWriter Errors)
{
    /// <summary>What is served besides the site; may be null.</summary>
    public IServerAddition? Addition { get; init; }

    /// <summary>Serves the site until <paramref name="ct"/> is cancelled.</summary>
    /// <param name="address">Where to listen. Port 0 is any free port.</param>
    /// <param name="started">Called with the server's URL after the first build, whether it succeeded or not.</param>
    /// <exception cref="MachineException">The port is in use, or something that the first build needs is missing.</exception>
    public async Task RunAsync(IPEndPoint address, Action<string> started, CancellationToken ct)
    {
        // The server starts before the build, so that nobody waits for a build only to learn that the port is in use. Watching starts
        // before the build, too, so that files saved during the build are not missed.
        var site = new LiveSite();
        await using var server = await SiteServer.StartAsync(site, address, Addition, ct);
        using var edits = new Edits(Folders, Ignores);
        var build = await Build([], ct);
        await build.WriteAsync(ct);
        site.Update(build);
        started(server.Urls.Single());
        var writing = new Writing(site, Errors);
        try
        {
            while (true)
            {
                build = await BuildNextAsync(edits, ct);
                site.Update(build);
                Addition?.OnBuilt();
                writing.Start(build, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // `ct` is cancelled already. The server gets until its shutdown timeout to close the connections of open pages.
            await server.StopAsync(CancellationToken.None);
            await writing.EndAsync();
        }
    }

    /// <summary>
    /// Builds after the next edit. A build can read a file that is only half written, or miss one that is about to be saved. If it fails
    /// and more files have changed in the meantime, only the result of the build after that is reported.
    /// </summary>
    private async Task<PreviewBuild> BuildNextAsync(Edits edits, CancellationToken ct)
    {
        var build = await TryBuildAsync(await edits.NextAsync(ct), ct);
        return build.Files is null && edits.HasPending ? await TryBuildAsync(await edits.NextAsync(ct), ct) : build;
    }

    /// <summary>Builds, and turns any exception into a fault of the build, so that the preview goes on.</summary>
    private async Task<PreviewBuild> TryBuildAsync(IReadOnlyCollection<string> edited, CancellationToken ct)
    {
        try
        {
            return await Build(edited, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return await FailedAsync(fault, Errors);
        }
    }

    /// <summary>A build that an exception has ended.</summary>
    internal static async Task<PreviewBuild> FailedAsync(Exception fault, TextWriter errors)
    {
        if (fault is MachineException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(fault.Message);
            return new PreviewBuild([], Files: null, fault.Message);
        }

        // Mistakes in the content never cause an exception, so this is a bug in the program. The stack trace helps to report it.
        await errors.WriteLineAsync(fault.ToString());
        return new PreviewBuild([], Files: null, $"Drydock failed because of a bug in it: {fault.Message}");
    }
}
