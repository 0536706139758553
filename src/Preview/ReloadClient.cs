using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Site.Diagnostics;

namespace Site.Preview;

/// <summary>What the server adds to a page, so that it shows edits and problems. The files on disk know nothing of it.</summary>
internal static partial class ReloadClient
{
    public const string ScriptPath = "/_drydock/client.js";
    public const string EventsPath = "/_drydock/events";

    /// <summary>Shown while there is no good site yet.</summary>
    private const string Waiting =
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        + "<meta name=\"color-scheme\" content=\"light dark\"><title>Drydock</title></head>"
        + "<body><main><h1>There is no site yet</h1><p>It appears here as soon as the content builds.</p></main></body></html>";

    public static ReadOnlyMemory<byte> Script { get; } = Load("client.js");

    /// <summary>A page with our script. It says which version it belongs to, so that it knows a newer one.</summary>
    public static ReadOnlyMemory<byte> AddTo(ReadOnlyMemory<byte> page, string version)
    {
        var html = Encoding.UTF8.GetString(page.Span);
        var end = html.IndexOf("</head>", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(
            html.Insert(Math.Max(end, 0), $"<script src=\"{ScriptPath}\" data-version=\"{version}\" defer></script>\n")
        );
    }

    /// <summary>The page for an address that the site does not have: its links lead on from any address.</summary>
    public static ReadOnlyMemory<byte> NotFound(ServedSite site) =>
        site.Files.TryGetValue("404.html", out var page)
            ? AddTo(Encoding.UTF8.GetBytes(RelativeLink().Replace(Encoding.UTF8.GetString(page.Span), "$0/")), site.Version)
            : AddTo(Encoding.UTF8.GetBytes(Waiting), site.Version);

    /// <summary>What an open page is told.</summary>
    public static string Message(ServedSite site) =>
        JsonSerializer.Serialize(
            new ServedMessage(site.Version, site.Fault, [.. site.Problems.Select(ServedProblem.Of)]),
            JsonSerializerOptions.Web
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

    private sealed record ServedMessage(string Version, string? Fault, IReadOnlyList<ServedProblem> Problems);

    private sealed record ServedProblem(string Severity, string Code, string Location, string What, string Help)
    {
        public static ServedProblem Of(Diagnostic found) =>
            new(found.Severity.ToString().ToLowerInvariant(), found.Code, found.Location.ToString(), found.What, found.Help);
    }
}
