using System.Collections.Concurrent;
using Site.Diagnostics;
using Site.Files;
using Site.Markdown;

namespace Site.Content;

/// <summary>A page that a build has read: all that other pages show of it, but not its text.</summary>
/// <param name="Digest">A digest of the file.</param>
/// <param name="Language">The code of the language.</param>
/// <param name="IsPlain">Whether it is a page of a plain tree.</param>
/// <param name="Problems">What was reported when it was read.</param>
internal sealed record KnownPage(
    Digest Digest,
    string Language,
    bool IsPlain,
    string Path,
    string Title,
    string Summary,
    int Order,
    PageOutline Outline,
    IReadOnlyList<Diagnostic> Problems
)
{
    /// <param name="read">Reads the text of the page when it is needed.</param>
    public Prose ToProse(Func<MarkdownPage> read) =>
        new(Path, Content.Language.Find(Language)!, Title, Summary, MarkdownPage.Unread(Path, () => Outline.Unpack(Path), read))
        {
            Order = Order,
        };
}

/// <summary>The pages that earlier builds have read. As long as its file is the same, a page is not parsed again.</summary>
internal sealed class KnownPages
{
    private readonly ConcurrentDictionary<string, KnownPage> _pages = [];

    public KnownPages(IEnumerable<KnownPage> pages)
    {
        foreach (var page in pages)
        {
            _pages[page.Path] = page;
        }
    }

    /// <summary>The pages that are still in the content.</summary>
    public IReadOnlyCollection<KnownPage> In(Inventory content) =>
        [.. _pages.Values.Where(page => content.All.TryGetValue(page.Path, out var file) && file.Digest == page.Digest)];

    public KnownPage? Find(ContentDirectory content, string path, Language language, bool isPlain) =>
        _pages.TryGetValue(path, out var page)
        && (page.Digest, page.Language, page.IsPlain) == (content.DigestOf(path), language.Code, isPlain)
            ? page
            : null;

    /// <summary>Adds a page, unless it shows other files or steps: what these say can change without the page.</summary>
    public void Add(Digest digest, Prose prose, bool isPlain, IReadOnlyList<Diagnostic> problems)
    {
        var page = prose.Markdown;
        if (page.Steps.Count + page.Figures.Count + page.Charts.Count == 0)
        {
            _pages[prose.Path] = new KnownPage(
                digest,
                prose.Language.Code,
                isPlain,
                prose.Path,
                prose.Title,
                prose.Summary,
                prose.Order,
                PageOutline.Of(prose),
                problems
            );
        }
    }

    /// <summary>
    /// A digest of all that a site is made from, except the texts of these pages. As long as it is the same, an edit changes its own page and
    /// the search index, and nothing else.
    /// </summary>
    public Digest FrameOf(Inventory content)
    {
        var frame = new DigestBuilder();
        foreach (var path in content.In(""))
        {
            var file = content.All[path];
            frame.Add(path);
            if (_pages.TryGetValue(path, out var page) && page.Digest == file.Digest)
            {
                frame.Add(page.Language).Add(page.IsPlain ? 1 : 0).Add(page.Outline.Digest);
            }
            else
            {
                frame.Add((string?)null).Add(file.Digest);
            }
        }

        return frame.ToDigest();
    }
}
