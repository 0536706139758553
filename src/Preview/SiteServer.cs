using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Site.Diagnostics;

namespace Site.Preview;

/// <summary>Serves a site on this machine alone, as a static host would.</summary>
internal static class SiteServer
{
    /// <summary>What a connection may take to end; the rest are cut.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(500);

    /// <param name="port">On 127.0.0.1; 0: any that is free.</param>
    /// <returns>A server that answers, at the one address in its <c>Urls</c>.</returns>
    /// <exception cref="MachineException">The port cannot be had.</exception>
    public static async Task<WebApplication> StartAsync(LiveSite site, int port, CancellationToken ct)
    {
        // Empty: neither settings nor watches on the current directory.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore().Configure<HostOptions>(options => options.ShutdownTimeout = Farewell);
        var app = builder.Build();
        Route(app, site);
        try
        {
            await app.StartAsync(ct);
            return app;
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            await app.DisposeAsync();
            throw Explain(port, fault);
        }
    }

    private static void Route(WebApplication app, LiveSite site)
    {
        var files = new ServedFiles(site);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = files,
                ContentTypeProvider = ContentTypes(),
                OnPrepareResponse = served => served.Context.Response.Headers.CacheControl = "no-store",
            }
        );
        // Here, not at the start where it would be added: a matched endpoint, the last one matches all, switches files off.
        app.UseRouting();
        app.MapGet(ReloadClient.ScriptPath, () => TypedResults.Bytes(ReloadClient.Script, "text/javascript; charset=utf-8"));
        app.MapGet(
            ReloadClient.EventsPath,
            (HttpContext context) => TypedResults.ServerSentEvents(MessagesAsync(site, context, app.Lifetime))
        );
        app.MapFallback("{*path}", context => NotFoundAsync(context, site.Current));
    }

    /// <summary>Ends with the page or with the server, whichever goes first.</summary>
    private static async IAsyncEnumerable<string> MessagesAsync(LiveSite site, HttpContext context, IHostApplicationLifetime server)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, server.ApplicationStopping);
        await foreach (var snapshot in site.FollowAsync(end.Token))
        {
            yield return ReloadClient.Message(snapshot);
        }
    }

    private static async Task NotFoundAsync(HttpContext context, ServedSite site)
    {
        context.Response.StatusCode = site.Files.Count > 0 ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.BodyWriter.WriteAsync(ReloadClient.NotFound(site), context.RequestAborted);
    }

    private static FileExtensionContentTypeProvider ContentTypes()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".cs"] = "text/plain; charset=utf-8";
        return types;
    }

    private static MachineException Explain(int port, Exception fault) =>
        fault switch
        {
            IOException { InnerException: AddressInUseException } => PortHolder.InUse(port, fault),
            SocketException { SocketErrorCode: SocketError.AccessDenied } => new MachineException(
                $"Port {port} of 127.0.0.1 is not for you to open",
                "Choose one above 1023: --port 5080",
                fault
            ),
            _ => new MachineException(
                $"Port {port} of 127.0.0.1 cannot be opened: {fault.Message.TrimEnd('.')}",
                "Choose another with --port",
                fault
            ),
        };
}
