using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;

namespace Site.Live;

/// <summary>The browser's half: the scripts and stylesheets that <c>bundle.mjs</c> writes to <c>live/</c> beside the site's assets.</summary>
/// <param name="directories">The directories to look in; the first that has a file wins.</param>
internal sealed partial class LiveAssets(params IReadOnlyList<string> directories)
{
    public const string Path = "/_drydock/live/assets";
    private const int NonceBytes = 16;

    /// <summary>Whether there is anything to add to pages.</summary>
    public bool Exist => Find("live.js") is not null;

    /// <summary>Sends a file. Its name is compared with the names that are there, and never becomes part of a path.</summary>
    public Task SendAsync(HttpContext context, string name)
    {
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

    /// <summary>
    /// Adds the script and the stylesheet to a page, and lets the page connect to this server's socket. The editor and the terminal make
    /// style elements, so those with a nonce are allowed, too: a new one for each page that is sent.
    /// </summary>
    public ReadOnlyMemory<byte> AddTo(ReadOnlyMemory<byte> page, string lesson, string engine, HostString host)
    {
        var html = Encoding.UTF8.GetString(page.Span);
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NonceBytes));
        var open = Policy()
            .Replace(
                html,
                match =>
                    match
                        .Value.Replace("style-src 'self'", $"style-src 'self' 'nonce-{nonce}'", StringComparison.Ordinal)
                        .Replace("connect-src 'self'", $"connect-src 'self' ws://{host.Value}", StringComparison.Ordinal),
                count: 1
            );
        var end = Math.Max(open.IndexOf("</head>", StringComparison.Ordinal), 0);
        return Encoding.UTF8.GetBytes(
            open.Insert(
                end,
                $"<link rel=\"stylesheet\" href=\"{Path}/live.css\">\n"
                    + $"<script src=\"{Path}/live.js\" data-lesson=\"{lesson}\" data-engine=\"{engine}\" nonce=\"{nonce}\" defer></script>\n"
            )
        );
    }

    private FileInfo? Find(string name) =>
        directories
            .Where(Directory.Exists)
            .SelectMany(directory => new DirectoryInfo(directory).EnumerateFiles())
            .FirstOrDefault(file => file.Name == name && file.LinkTarget is null);

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\" content=\"[^\"]*\">")]
    private static partial Regex Policy();
}
