using System.Buffers;
using System.Collections.Concurrent;
using Site.Content;
using Site.Files;
using Site.Pages;
using Site.Rendering;
using Site.Search;

namespace Site.Output;

/// <summary>Makes every file of a site. The same content gives the same bytes.</summary>
public static class SiteFiles
{
    /// <summary>Renders all files of a site into memory.</summary>
    /// <param name="address">The URL at which the site will be published; null if it is not known.</param>
    /// <param name="offline">The ZIP file that pages offer for offline reading; null if there is none.</param>
    /// <param name="engine">The engine that the site takes along; null if it takes none.</param>
    /// <returns>The files, sorted by path.</returns>
    public static async Task<IReadOnlyList<SiteFile>> RenderAsync(
        SitePlan plan,
        ContentDirectory content,
        ThemeAssets theme,
        CancellationToken ct,
        SiteAddress? address = null,
        Archive? offline = null,
        PageEngineFiles? engine = null
    )
    {
        var files = new ConcurrentBag<SiteFile>();
        var renderer = new SiteRenderer(theme, address, offline);
        await Parallel.ForEachAsync(
            Of(plan, content, theme, renderer, address, engine),
            ct,
            async (part, ct) =>
            {
                foreach (var file in await part.MakeAsync(new(), ct))
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
    /// <param name="keyOf">Finds the key of a page that has not changed since the last build; null if it is not known.</param>
    internal static IEnumerable<SitePart> Of(
        SitePlan plan,
        ContentDirectory content,
        ThemeAssets theme,
        SiteRenderer renderer,
        SiteAddress? address,
        PageEngineFiles? engine,
        Func<Page, Digest?>? keyOf = null
    )
    {
        // The search index takes longest and cannot be split, so it comes first.
        foreach (var language in plan.Pages.Select(page => page.Language).Distinct())
        {
            var frame = SearchFrame(plan, language);
            yield return Part(
                $"search {language}",
                SearchKey(plan, language, frame),
                [PagePaths.SearchIndex(language)],
                () => SearchScripts.Of(plan, language).Made
            ) with
            {
                Folder = PagePaths.SearchFolder(language),
                Frame = frame,
                Edit = (isEdited, read) => SearchUpdate.Of(plan, language, page => isEdited(page.Path.Value), read),
            };
        }

        foreach (var (path, script) in LessonScripts.Of(plan))
        {
            yield return Part(path, plan.Origins[path], () => script());
        }

        var texts = new Lazy<PageText>(() => new PageText(plan.Sources.Value));
        var keys = new PageKeys(theme, address);
        var pageKeys = new Digest?[plan.Pages.Count];
        var unknown = new List<Action>();
        for (var index = 0; index < pageKeys.Length; index++)
        {
            var place = index;
            if ((pageKeys[place] = keyOf?.Invoke(plan.Pages[place])) is null)
            {
                unknown.Add(() => pageKeys[place] = keys.Of(plan.Pages[place]));
            }
        }

        AllCores.ForEach(unknown, find => find());
        for (var index = 0; index < pageKeys.Length; index++)
        {
            var page = plan.Pages[index];
            yield return new SitePart(
                page.Path.Value,
                pageKeys[index],
                page.Markdown is { } markdown ? [page.Path, markdown] : [page.Path],
                async (memory, ct) =>
                {
                    await renderer.RenderAsync(page, memory, ct);
                    var html = memory.WrittenMemory;
                    var whole = engine?.Find(plan, page) is { } machine ? engine.AddTo(html, page.Path, machine) : html;
                    return page.Markdown is { } path && texts.Value.TryWrite(page, memory)
                        ? [new(page.Path, whole), new(path, memory.WrittenMemory[html.Length..])]
                        : [new(page.Path, whole)];
                }
            );
        }

        foreach (var (path, make) in engine?.Files(plan, theme) ?? [])
        {
            yield return Part(path, key: null, make);
        }

        foreach (var file in plan.Files)
        {
            yield return Part(file.Path, file.Origin, () => content.ReadBytes(file.Source));
        }

        foreach (var file in address is null ? theme.Files : [.. theme.Files, theme.Preview])
        {
            // The names of the theme's files contain digests of their own.
            yield return Part(file.Path, default(Digest), () => file.Content);
        }

        yield return Part("site", keys.OfAll(plan), SinglePaths(address), () => Single(plan, address));
    }

    /// <summary>A site that is in memory already, in parts.</summary>
    internal static IEnumerable<SitePart> Of(IEnumerable<SiteFile> files) =>
        files.Select(file => Part(file.Path, key: null, () => file.Content));

    private static SitePart Part(PagePath path, Digest? key, Func<ReadOnlyMemory<byte>> make) =>
        Part(path.Value, key, [path], () => [new(path, make())]);

    private static SitePart Part(string name, Digest? key, IReadOnlyList<PagePath> paths, Func<IEnumerable<SiteFile>> make) =>
        new(name, key, paths, (_, _) => ValueTask.FromResult(make()));

    /// <summary>What search finds is in the content of the pages, and in the names of the terms.</summary>
    private static Digest SearchKey(SitePlan plan, Language language, Digest frame)
    {
        var key = new DigestBuilder().Add(frame);
        foreach (var page in SearchScripts.Pages(plan, language))
        {
            key.Add(page.Origin).Add(page.Title).Add(page.Summary);
        }

        return key.ToDigest();
    }

    /// <summary>What the search index depends on, apart from the content of the pages.</summary>
    private static Digest SearchFrame(SitePlan plan, Language language) =>
        new DigestBuilder()
            .Add([.. SearchScripts.Pages(plan, language)], (pages, page) => pages.Add(page.Path.Value))
            .Add(plan.Terms, (terms, term) => terms.Add([.. term], (names, name) => names.Add(name.Key.Code).Add(name.Value)))
            .ToDigest();

    /// <summary>The files that a site has once, whatever its pages.</summary>
    private static IEnumerable<SiteFile> Single(SitePlan plan, SiteAddress? address)
    {
        if (address is not null)
        {
            yield return new(Sitemap.Path, Sitemap.Of(plan, address));
        }

        yield return new(TextFiles.ListPath, TextFiles.List(plan));
        yield return new(new PagePath(SiteWriter.Marker), SiteJson.Write(plan.Index));
    }

    private static IReadOnlyList<PagePath> SinglePaths(SiteAddress? address) =>
        [.. address is null ? [] : new[] { Sitemap.Path }, TextFiles.ListPath, new PagePath(SiteWriter.Marker)];
}

/// <summary>Some of a site's files, which are made together: a page with its Markdown version, for example.</summary>
/// <param name="Name">Different for each part of a site.</param>
/// <param name="Key">A digest of everything that the files depend on, except the program; null for files that are always made.</param>
/// <param name="Paths">The files, apart from those in <see cref="SitePart.Folder"/>.</param>
/// <param name="MakeAsync">Makes the files. They can be in the memory that it is given, which is empty.</param>
internal sealed record SitePart(
    string Name,
    Digest? Key,
    IReadOnlyList<PagePath> Paths,
    Func<ArrayBufferWriter<byte>, CancellationToken, ValueTask<IEnumerable<SiteFile>>> MakeAsync
)
{
    /// <summary>A folder, with a slash at its end, of which all files are in the part; null if it has none.</summary>
    public string? Folder { get; init; }

    /// <summary>A digest of all that the files depend on, except what <see cref="Edit"/> asks for; null if it is null.</summary>
    public Digest? Frame { get; init; }

    /// <summary>
    /// Makes the files of a part with the same <see cref="Frame"/> from those of the last build. It is given whether a part of the site has
    /// changed, by its name, and what reads a file of the last build. Its result is null if it cannot; itself it is null for most parts.
    /// </summary>
    public Func<Func<string, bool>, Func<PagePath, ReadOnlyMemory<byte>>, SearchFiles?>? Edit { get; init; }
}
