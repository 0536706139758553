using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;

namespace Site.Live;

/// <summary>The browser's half: the scripts and stylesheets that <c>bundle.mjs</c> writes to <c>live/</c> beside the site's assets.</summary>
/// <param name="directories">The directories to look in; the first that has a file wins.</param>
internal sealed class LiveAssets(params IReadOnlyList<string> directories)
{
    public const string Path = "/_drydock/live/assets";

    /// <summary>Whether there is anything to add to pages.</summary>
    public bool Exist => Find("live.js") is not null;

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet($"{Path}/{{name}}", SendAsync);

    /// <summary>Sends a file. Its name is compared with the names that are there, and never becomes part of a path.</summary>
    private Task SendAsync(HttpContext context)
    {
        var name = (string)context.GetRouteValue("name")!;
        if (Find(name) is not { } file)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var types = new FileExtensionContentTypeProvider();
        var type = types.TryGetContentType(name, out var found) ? found : "application/octet-stream";
        context.Response.ContentType = type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.SendFileAsync(file.FullName, context.RequestAborted);
    }

    /// <summary>The id of the lesson of a page; null when it is not the page of a lesson.</summary>
    /// <param name="path">The path from the site's root: <c>en/lessons/images.html</c>.</param>
    public static string? LessonOf(string path) =>
        path.Split('/') is [_, "lessons", var file] ? System.IO.Path.GetFileNameWithoutExtension(file) : null;

    /// <summary>
    /// Adds the script and the stylesheet to the page of a lesson. Its policy stays as it is: the styles that the terminal and the editor
    /// make are not elements, and the page may connect to its own server.
    /// </summary>
    public static ReadOnlyMemory<byte> AddTo(ReadOnlyMemory<byte> page, string lesson, string engine) =>
        Insert(page, $"data-lesson=\"{lesson}\" data-engine=\"{engine}\"");

    /// <summary>Adds them to a page that says why there is no machine.</summary>
    /// <param name="missing">What this computer lacks, as sentences.</param>
    public static ReadOnlyMemory<byte> AddTo(ReadOnlyMemory<byte> page, string missing) =>
        Insert(page, $"data-missing=\"{HtmlEncoder.Default.Encode(missing)}\"");

    /// <summary>Adds them to a page that says that there is a new link.</summary>
    public static ReadOnlyMemory<byte> AddRestartTo(ReadOnlyMemory<byte> page) => Insert(page, "data-restarted");

    private static byte[] Insert(ReadOnlyMemory<byte> page, string data)
    {
        var html = Encoding.UTF8.GetString(page.Span);
        var tags = $"<link rel=\"stylesheet\" href=\"{Path}/live.css\">\n<script src=\"{Path}/live.js\" {data} defer></script>\n";
        return Encoding.UTF8.GetBytes(html.Insert(Math.Max(html.IndexOf("</head>", StringComparison.Ordinal), 0), tags));
    }

    private FileInfo? Find(string name) =>
        directories
            .Where(Directory.Exists)
            .SelectMany(directory => new DirectoryInfo(directory).EnumerateFiles())
            .FirstOrDefault(file => file.Name == name && file.LinkTarget is null);
}
