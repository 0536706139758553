using System.Buffers;
using System.Collections.Concurrent;
using Site.Content;
using Site.Markdown;
using Site.Pages;

namespace Site.Output;

/// <summary>
/// Renders plain pages from frames. A frame is the document around the prose, and it is rendered only once for all pages of a section:
/// rendering the components takes many times as long as the prose does. The result is the same as when each page is rendered alone.
/// </summary>
/// <param name="render">Renders a page with the components of the theme.</param>
internal sealed class PageFrames(Func<Page, Task<string>> render)
{
    /// <summary>A name that is the same in a URL as in HTML. Pages with other names are rendered alone.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."
    );

    private readonly ConcurrentDictionary<FrameKey, Lazy<Task<PageFrame>>> _frames = [];

    /// <summary>Renders a page as UTF-8 text.</summary>
    /// <returns>False for a page that has no frame and has to be rendered alone.</returns>
    public async Task<bool> TryRenderAsync(Page page, IBufferWriter<byte> html)
    {
        if (page is not DocPage { Prose.Count: 1 } doc || !HasPlainName(doc) || doc.Sections.Any(section => section.Id == Question.Anchor))
        {
            return false;
        }

        var frame = await _frames.GetOrAdd(Key(doc), _ => new(() => FrameAsync(doc))).Value;
        frame.Fill(doc, html);
        return true;
    }

    private async Task<PageFrame> FrameAsync(DocPage doc) => PageFrame.Of(await render(Blank(doc)));

    private static bool HasPlainName(DocPage doc) =>
        PageFrame.Stem(doc.Path) is var stem
        && !stem.AsSpan().ContainsAnyExcept(Plain)
        && doc.Translations.All(other => PageFrame.Stem(other.Target) == stem)
        && (doc.Markdown is not { } markdown || PageFrame.Stem(markdown) == stem);

    private static FrameKey Key(DocPage doc) =>
        new(
            doc.Navigation,
            doc.Language,
            doc.ProseLanguage,
            Folder(doc.Path),
            string.Join('\n', doc.Translations.Select(other => $"{other.Language.Code} {Folder(other.Target)} {other.IsWritten}")),
            doc.Edit is not null,
            doc.Markdown is not null,
            doc.Sections.Count > 0,
            doc.Summary.Length > 0
        );

    /// <summary>A page like this one, with a mark in each place where pages differ.</summary>
    private static DocPage Blank(DocPage doc) =>
        doc with
        {
            Path = Renamed(doc.Path),
            Title = PageFrame.Title,
            Summary = doc.Summary.Length > 0 ? PageFrame.Summary : "",
            Translations = [.. doc.Translations.Select(other => other with { Target = Renamed(other.Target) })],
            Targets = ProseTargets.None,
            LazyTargets = null,
            Markdown = doc.Markdown is { } markdown ? Renamed(markdown) : null,
            Edit = doc.Edit is null ? null : PageFrame.Edit,
            Prose = MarkdownReader.Read("frame.md", PageFrame.Prose, new()).Fragments,
            Sections = doc.Sections.Count > 0 ? [new Section(PageFrame.SectionId, PageFrame.SectionTitle, PageFrame.SectionLevel)] : [],
        };

    private static PagePath Renamed(PagePath path) => new($"{Folder(path)}{PageFrame.Name}{Path.GetExtension(path.Value)}");

    private static string Folder(PagePath path) => path.Value[..(path.Value.LastIndexOf('/') + 1)];

    /// <summary>Everything about a page that its frame depends on.</summary>
    private sealed record FrameKey(
        Navigation Navigation,
        Language Language,
        Language? ProseLanguage,
        string Folder,
        string Translations,
        bool HasEdit,
        bool HasMarkdown,
        bool HasSections,
        bool HasSummary
    )
    {
        /// <summary>The pages of a section share one object, and comparing the contents of two would take long.</summary>
        public bool Equals(FrameKey? other) =>
            other is not null
            && ReferenceEquals(Navigation, other.Navigation)
            && (Language, ProseLanguage, Folder, Translations, HasEdit, HasMarkdown, HasSections, HasSummary)
                == (
                    other.Language,
                    other.ProseLanguage,
                    other.Folder,
                    other.Translations,
                    other.HasEdit,
                    other.HasMarkdown,
                    other.HasSections,
                    other.HasSummary
                );

        public override int GetHashCode() => HashCode.Combine(Folder, Translations, HasEdit, HasMarkdown, HasSections, HasSummary);
    }
}
