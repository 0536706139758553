using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Site.Diagnostics;

namespace Site.Preview;

/// <summary>
/// Adds the script to served pages that updates them after an edit and shows problems. Only the server adds it; the built files do not
/// contain it.
/// </summary>
internal static partial class ReloadClient
{
    public const string ScriptPath = "/_drydock/client.js";
    public const string EventsPath = "/_drydock/events";

    /// <summary>Leaves the characters of HTML as they are, because messages have pages in them and are never a part of a document.</summary>
    private static readonly ServedJson Json = new(
        new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>The page that is served until the first successful build.</summary>
    public static ReadOnlyMemory<byte> NoSitePage { get; } =
        Encoding.UTF8.GetBytes(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\"><title>Drydock</title></head>"
                + "<body><main><h1>There is no site yet</h1><p>It appears here as soon as the content builds.</p></main></body></html>"
        );

    public static ReadOnlyMemory<byte> Script { get; } = Load("client.js");

    /// <summary>
    /// The page with the script, and with the page's version, so that the script can tell when a newer one is served. It comes before the
    /// page's own scripts, because it has to see the page before they change it.
    /// </summary>
    public static ReadOnlyMemory<byte> AddTo(ReadOnlyMemory<byte> page)
    {
        var html = page.Span;
        var start = html.IndexOf("<script"u8);
        var place = start >= 0 ? start : Math.Max(html.IndexOf("</head>"u8), 0);
        var script = $"<script src=\"{ScriptPath}\" data-version=\"{ServedSite.VersionOf(page)}\" defer></script>\n";
        return (byte[])[.. html[..place], .. Encoding.UTF8.GetBytes(script), .. html[place..]];
    }

    /// <summary>The page for an unknown URL. Its links are made absolute, because relative ones would depend on that URL.</summary>
    public static ReadOnlyMemory<byte> NotFound(ServedSite site) =>
        Encoding.UTF8.GetBytes(RelativeLink().Replace(Encoding.UTF8.GetString(AddTo(site.NotFound).Span), "$0/"));

    /// <summary>The message that an open page receives after each build, as JSON.</summary>
    /// <param name="version">The version of the page that is served now.</param>
    /// <param name="page">The page itself, which saves the browser from asking for it; null if the browser has it or has to ask.</param>
    public static string Message(ServedSite site, string version, ReadOnlyMemory<byte>? page) =>
        JsonSerializer.Serialize(
            new ServedMessage(
                version,
                site.Fault,
                // What keeps the site from being made comes first: there can be hundreds of warnings.
                [.. site.Problems.OrderByDescending(problem => problem.Severity).Select(ServedProblem.Of)],
                page is { } html ? Encoding.UTF8.GetString(AddTo(html).Span) : null
            ),
            Json.ServedMessage
        );

    private static byte[] Load(string name)
    {
        using var stream = typeof(ReloadClient).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    [GeneratedRegex("""(?<= (?:href|src)=")(?![a-z]+:|[/#])""")]
    private static partial Regex RelativeLink();

    [JsonSerializable(typeof(ServedMessage))]
    private sealed partial class ServedJson : JsonSerializerContext;

    private sealed record ServedMessage(string Version, string? Fault, IReadOnlyList<ServedProblem> Problems, string? Page);

    private sealed record ServedProblem(string Severity, string Code, string Location, string What, string Help)
    {
        public static ServedProblem Of(Diagnostic found) =>
            new(found.Severity.ToString().ToLowerInvariant(), found.Code, found.Location.ToString(), found.What, found.Help);
    }
}
