using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Site.Diagnostics;

namespace Site.Preview;

/// <summary>Serves a built site on this machine alone, as a static host would.</summary>
public static class SiteServer
{
    /// <summary>Returns when <paramref name="ct"/> is cancelled.</summary>
    /// <param name="directory">The site; read anew at each request.</param>
    /// <param name="port">On 127.0.0.1.</param>
    /// <param name="started">Called with the address as soon as requests are answered.</param>
    /// <param name="ct">Ends the server.</param>
    /// <exception cref="MachineException">The port is in use.</exception>
    public static async Task RunAsync(string directory, int port, Action<string> started, CancellationToken ct)
    {
        var address = $"http://127.0.0.1:{port}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add(address);
        using var files = new PhysicalFileProvider(Path.GetFullPath(directory));
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = ContentTypes() });
        app.Run(context => NotFoundAsync(context, directory));
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new MachineException($"Port {port} of 127.0.0.1 is in use", $"Stop what listens there, or choose another: --port {port + 1}", fault);
        }

        started(address);
        await app.WaitForShutdownAsync(ct);
    }

    private static FileExtensionContentTypeProvider ContentTypes()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".cs"] = "text/plain; charset=utf-8";
        return types;
    }

    private static async Task NotFoundAsync(HttpContext context, string directory)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.SendFileAsync(Path.GetFullPath(Path.Combine(directory, "404.html")));
    }
}
