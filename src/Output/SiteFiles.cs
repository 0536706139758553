using System.Collections.Concurrent;
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

    /// <summary>Renders all files of a site into memory.</summary>
    /// <param name="address">The URL at which the site will be published; null if it is not known.</param>
    /// <param name="offline">The ZIP file that pages offer for offline reading; null if there is none.</param>
    /// <param name="engine">The engine that the site takes along; null if it takes none.</param>
    /// <returns>The files, sorted by path.</returns>
    public static async Task<IReadOnlyList<(PagePath Path, ReadOnlyMemory<byte> Content)>> RenderAsync(
        SitePlan plan,
        ContentDirectory content,
        ThemeAssets theme,
        CancellationToken ct,
        SiteAddress? address = null,
        Archive? offline = null,
        PageEngineFiles? engine = null
    )
    {
        var files = new ConcurrentBag<(PagePath Path, ReadOnlyMemory<byte> Content)>();
        await using var renderer = new SiteRenderer(theme, address, offline);
        await Parallel.ForEachAsync(
            Of(plan, content, theme, renderer, address, engine),
            ct,
            async (part, ct) =>
            {
                foreach (var file in await part(ct))
                {
                    files.Add(file);
                }
            }
        );
        return [.. files.OrderBy(file => file.Path.Value, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The site in parts, of which several can be made at the same time. So the files can be written as they are made, and the whole site is
    /// never in memory.
    /// </summary>
    /// <param name="renderer">Made for the same theme and the same <paramref name="address"/>.</param>
    /// <param name="engine">The engine that the site takes along; null if it takes none.</param>
    internal static IEnumerable<SitePart> Of(
        SitePlan plan,
        ContentDirectory content,
        ThemeAssets theme,
        SiteRenderer renderer,
        SiteAddress? address,
        PageEngineFiles? engine
    )
    {
        // The search index takes longest and cannot be split, so it comes first.
        yield return Part(() => SearchScripts.Of(plan));
        yield return Part(() => LessonScripts.Of(plan));
        var texts = new PageText(plan.Sources);
        foreach (var page in plan.Pages)
        {
            yield return async ct =>
            {
                var html = await renderer.RenderUtf8Async(page, ct);
                html = engine?.Find(plan, page) is { } machine ? engine.AddTo(html, page.Path, machine) : html;
                return page.Markdown is { } path && texts.Of(page) is { } text
                    ? [(page.Path, html), (path, Encoding.UTF8.GetBytes(text))]
                    : [(page.Path, html)];
            };
        }

        foreach (var file in engine?.Files(plan, theme) ?? [])
        {
            yield return Part(() => [file()]);
        }

        foreach (var file in plan.Files)
        {
            yield return Part(() => [(file.Path, content.ReadBytes(file.Source))]);
        }

        yield return Part(() => Single(plan, theme, address));
    }

    /// <summary>A site that is in memory already, in parts.</summary>
    internal static IEnumerable<SitePart> Of(IEnumerable<(PagePath Path, ReadOnlyMemory<byte> Content)> files) =>
        files.Select(file => Part(() => [file]));

    private static SitePart Part(Func<IEnumerable<(PagePath Path, ReadOnlyMemory<byte> Content)>> make) =>
        _ => ValueTask.FromResult(make());

    /// <summary>The files that a site has once, whatever its pages.</summary>
    private static IEnumerable<(PagePath Path, ReadOnlyMemory<byte> Content)> Single(SitePlan plan, ThemeAssets theme, SiteAddress? address)
    {
        if (address is not null)
        {
            yield return (new PagePath("sitemap.xml"), Sitemap.Of(plan, address));
            yield return (theme.Preview.Path, theme.Preview.Content);
        }

        foreach (var file in theme.Files)
        {
            yield return (file.Path, file.Content);
        }

        yield return TextFiles.List(plan);
        yield return (new PagePath(SiteWriter.Marker), Encoding.UTF8.GetBytes(JsonSerializer.Serialize(plan.Index, Json) + "\n"));
    }
}

/// <summary>Makes some of a site's files: a page with its Markdown version, for example.</summary>
internal delegate ValueTask<IEnumerable<(PagePath Path, ReadOnlyMemory<byte> Content)>> SitePart(CancellationToken ct);
