using System.Buffers;
using System.Text;
using Site.Content;
using Site.Diagnostics;
using Site.Output;
using Site.Pages;
using Site.Planning;
using Site.Rendering;
using Site.Snippets;

namespace Site.Tests;

/// <summary>Plain pages are rendered from a frame that their section shares.</summary>
public sealed class Frames
{
    [Theory]
    [InlineData(null)]
    [InlineData("https://example.org/docs/")]
    public async Task A_page_from_a_frame_is_the_same_as_one_that_was_rendered_alone(string? address)
    {
        using var course = new CourseFixture().Replace("course.yml", "parts:", "edit: https://example.org/{path}?a&b\nparts:");
        course
            .Write("docs/en/plain.md", "---\ntitle: \"A & <b> +'\"\nsummary: S\n---\n\nText & <i> + 'more'.\n")
            .Write("docs/zh/plain.md", "---\ntitle: 一页\nsummary: 概要\n---\n\n## 一节\n\n内容。\n")
            .Write("docs/en/long.md", "---\ntitle: T\nsummary: S\n---\n\n## A & B\n\nText.\n\n### C\n\n`code`\n")
            .Write("docs/en/in/deep.md", "---\ntitle: D\nsummary: S\n---\n\n## Quiz {#quiz}\n\nText.\n")
            .Write("docs/en/empty.md", "---\ntitle: T\nsummary: S\n---\n");
        var bag = new DiagnosticBag();
        var read = new CourseReader(new ContentDirectory(course.Root), bag).Read()!;
        var plan = await new SitePlanner(new SnippetReader(PackageSet.OfThisProgram()), bag).PlanAsync(
            read,
            TestContext.Current.CancellationToken
        );
        var renderer = new SiteRenderer(ThemeAssets.Load(), address is null ? null : SiteAddress.Find(address));

        foreach (var page in plan.Pages.OfType<DocPage>())
        {
            var filled = new ArrayBufferWriter<byte>();
            await renderer.RenderAsync(page, filled, TestContext.Current.CancellationToken);
            Assert.Equal(
                await renderer.RenderAsync(page, TestContext.Current.CancellationToken),
                Encoding.UTF8.GetString(filled.WrittenSpan)
            );
        }

        Assert.Equal(8, plan.Pages.OfType<DocPage>().Count());
    }
}
