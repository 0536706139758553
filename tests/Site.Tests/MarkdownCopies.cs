using System.Buffers;
using System.Text;
using Site.Pages;
using Site.Rendering;

namespace Site.Tests;

internal static class MarkdownCopies
{
    /// <summary>The Markdown version of a page that links no other.</summary>
    public static string Of(Page page)
    {
        var text = new ArrayBufferWriter<byte>();
        Assert.True(new PageText(new Dictionary<string, PagePath>()).TryWrite(page, text));
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
