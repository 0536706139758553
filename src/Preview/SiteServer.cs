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

/// <summary>Serves a site as a static host does.</summary>
internal static class SiteServer
{
    /// <summary>How long open connections have to end before they are aborted.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromMilliseconds(500);

    /// <param name="address">Where to listen. Port 0 is any free port.</param>
    /// <param name="addition">What is served besides the site; may be null.</param>
    /// <returns>A running server. Its <c>Urls</c> contain exactly one URL.</returns>
    /// <exception cref="MachineException">The port cannot be opened.</exception>
    public static async Task<WebApplication> StartAsync(LiveSite site, IPEndPoint address, IServerAddition? addition, CancellationToken ct)
    {
        // The empty builder reads no settings from the current directory and does not watch it.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(address));
        builder.Services.AddRoutingCore().Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        var app = builder.Build();
        Route(app, site, addition);
        try
        {
            await app.StartAsync(ct);
            return app;
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            await app.DisposeAsync();
            throw Explain(address, fault);
        }
    }

    private static void Route(WebApplication app, LiveSite site, IServerAddition? addition)
    {
        var files = new ServedFiles(site);
        addition?.UseFirst(app);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        if (addition is not null)
        {
            app.Use((context, next) => ChangedPage(context, site.Current, addition) is { } page ? SendAsync(context, page) : next(context));
        }

        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = files,
                ContentTypeProvider = ContentTypes(),
                OnPrepareResponse = served => served.Context.Response.Headers.CacheControl = "no-store",
            }
        );
        // Static files are skipped once an endpoint matches, and the fallback below matches everything. Routing therefore has to come after
        // them. Without this call it would be added first.
        app.UseRouting();
        addition?.Map(app);
        app.MapGet(
            ReloadClient.ScriptPath,
            context => TypedResults.Bytes(ReloadClient.Script, "text/javascript; charset=utf-8").ExecuteAsync(context)
        );
        app.MapGet(
            ReloadClient.EventsPath,
            context =>
                TypedResults.ServerSentEvents(MessagesAsync(site, context, withPage: addition is null, app.Lifetime)).ExecuteAsync(context)
        );
        app.MapFallback("{*path}", context => NotFoundAsync(context, site.Current));
    }

    /// <summary>The requested page as the addition changes it; null when it leaves the page as it is.</summary>
    private static ReadOnlyMemory<byte>? ChangedPage(HttpContext context, ServedSite site, IServerAddition addition)
    {
        var path = context.Request.Path.Value!.TrimStart('/');
        if (!HttpMethods.IsGet(context.Request.Method) || !path.EndsWith(".html", StringComparison.Ordinal))
        {
            return null;
        }

        return site.Files.TryGetValue(path, out var page)
            ? addition.Change(context, path, ReloadClient.AddTo(page))
            : (ReadOnlyMemory<byte>?)null;
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> page)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.BodyWriter.WriteAsync(page, context.RequestAborted);
    }

    /// <summary>The messages to one open page, until the page is closed or the server stops.</summary>
    /// <param name="withPage">Whether the messages bring the page; otherwise the browser asks for it.</param>
    private static async IAsyncEnumerable<string> MessagesAsync(
        LiveSite site,
        HttpContext context,
        bool withPage,
        IHostApplicationLifetime server
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, server.ApplicationStopping);
        var shown = context.Request.Query["version"].ToString();
        await foreach (var snapshot in site.FollowAsync(end.Token))
        {
            var page = snapshot.PageAt(context.Request.Query["page"].ToString());
            var version = ServedSite.VersionOf(page ?? snapshot.NotFound);
            yield return ReloadClient.Message(snapshot, version, withPage && version != shown ? page : null);
            shown = version;
        }
    }

    private static async Task NotFoundAsync(HttpContext context, ServedSite site)
    {
        context.Response.StatusCode = site.Files.Count > 0 ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable;
        await SendAsync(context, ReloadClient.NotFound(site));
    }

    private static FileExtensionContentTypeProvider ContentTypes()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".cs"] = "text/plain; charset=utf-8";
        return types;
    }

    private static MachineException Explain(IPEndPoint address, Exception fault) =>
        fault switch
        {
            IOException { InnerException: AddressInUseException } => PortHolder.InUse(address, fault),
            SocketException { SocketErrorCode: SocketError.AccessDenied } => new MachineException(
                $"Port {address.Port} of {address.Address} cannot be opened without root privileges",
                "Choose a port above 1023: --port 5080",
                fault
            ),
            _ => new MachineException(
                $"Port {address.Port} of {address.Address} cannot be opened: {fault.Message.TrimEnd('.')}",
                "Choose another port: --port PORT",
                fault
            ),
        };
}
