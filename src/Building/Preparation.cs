using System.Buffers;
using System.Security.Cryptography;
using Site.Content;
using Site.Content.Yaml;
using Site.Diagnostics;
using Site.Markdown;
using Site.Output;
using Site.Pages;
using Site.Rendering;

namespace Site.Building;

/// <summary>
/// Does what a build will do with pages once before, with a page of a few words, on a core that has nothing else to do. The program loads and
/// compiles its code when it first needs it, and after an edit that takes longer than the work itself.
/// </summary>
internal static class Preparation
{
    private const string Text =
        "---\ntitle: Title\n---\n\nSome words, and a [link](page.md).\n\n## Heading\n\n- `code`\n\n```sh\ndocker ps\n```\n";

    /// <summary>In bytes: somewhat more than a build after an edit of one page of 5,000 needs.</summary>
    private const long Memory = 128 << 20;

    /// <summary>
    /// Lets the program use some memory before it looks for garbage, of which a build after an edit makes little: it ends before that would pay.
    /// </summary>
    public static void ToEndSoon()
    {
        try
        {
            GC.TryStartNoGCRegion(Memory);
        }
        catch (Exception fault) when (fault is ArgumentOutOfRangeException or InvalidOperationException)
        {
            // The program may not have as much, or another build of it has already done this.
        }
    }

    /// <summary>Prepares to hash and to read pages. Returns at once.</summary>
    public static void ToRead() =>
        Task.Run(() =>
        {
            SHA256.HashData([]);
            var page = Read();
            YamlFile.Parse("page.md", page.FrontMatter!.Text, new DiagnosticBag());
        });

    /// <summary>Prepares to render pages. Returns when it is done.</summary>
    /// <param name="theme">The theme of the site.</param>
    public static void ToRender(ThemeAssets theme)
    {
        var path = new PagePath("page.html");
        var read = Read();
        new SiteRenderer(theme)
            .RenderAsync(
                new DocPage
                {
                    Path = path,
                    Language = Language.English,
                    Title = "Title",
                    Summary = "",
                    Navigation = new Navigation("Title", path, [], [], []),
                    Translations = [new Translation(Language.English, path)],
                    Prose = read.Fragments,
                    Sections = [],
                },
                new ArrayBufferWriter<byte>(),
                CancellationToken.None
            )
            .GetAwaiter()
            .GetResult();
    }

    private static MarkdownPage Read() => MarkdownReader.ReadPlain("page.md", Text, new DiagnosticBag());
}
