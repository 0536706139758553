using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Content;
using Site.Pages;
using Site.Rendering;
using Site.Search;

namespace Site.Output;

/// <summary>Makes every file of a site. The same content gives the same bytes.</summary>
public static class SiteFiles
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <param name="address">The URL at which the site will be published; null if it is not known.</param>
    /// <param name="offline">The ZIP file that pages offer for offline reading; null if there is none.</param>
    /// <returns>The files, sorted by path.</returns>
    public static async Task<IReadOnlyList<(PagePath Path, ReadOnlyMemory<byte> Content)>> RenderAsync(
        SitePlan plan,
        ContentDirectory content,
        ThemeAssets theme,
        CancellationToken ct,
        SiteAddress? address = null,
        Archive? offline = null
    )
    {
        var files = new List<(PagePath Path, ReadOnlyMemory<byte> Content)>();
        await using var renderer = new SiteRenderer(theme, address, offline);
        foreach (var page in plan.Pages)
        {
            files.Add((page.Path, Encoding.UTF8.GetBytes(await renderer.RenderAsync(page, ct))));
        }

        files.AddRange(plan.Files.Select(file => (file.Path, (ReadOnlyMemory<byte>)content.ReadBytes(file.Source))));
        files.AddRange(SearchScripts.Of(plan));
        files.AddRange(LessonScripts.Of(plan));
        files.AddRange(TextFiles.Of(plan));
        if (address is not null)
        {
            files.Add((new PagePath("sitemap.xml"), Sitemap.Of(plan, address)));
            files.Add((theme.Preview.Path, theme.Preview.Content));
        }

        files.AddRange(theme.Files.Select(file => (file.Path, file.Content)));
        files.Add((new PagePath(SiteWriter.Marker), Encoding.UTF8.GetBytes(JsonSerializer.Serialize(plan.Index, Json) + "\n")));
        return [.. files.OrderBy(file => file.Path.Value, StringComparer.Ordinal)];
    }
}
