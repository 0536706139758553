using Site.Content;
using Site.Output;
using Site.Pages;
using Site.Rendering;

namespace Site.Tests;

public class EscapingCharacters
{
    [Fact]
    public async Task A_page_escapes_only_what_HTML_would_read_as_something_else()
    {
        var title = "a & b < c > d \" e ' f + g 中文 &#xA; &#x27; \u0007 \f \r end";
        var renderer = new SiteRenderer(ThemeAssets.Load());

        var html = await renderer.RenderAsync(Page(title), TestContext.Current.CancellationToken);

        Assert.Contains(
            "<h1>a &amp; b &lt; c &gt; d &quot; e ' f + g 中文 &amp;#xA; &amp;#x27; &#x7; &#xC; &#xD; end</h1>",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains("content=\"one\ntwo\"", html, StringComparison.Ordinal);
    }

    private static NotFoundPage Page(string title) =>
        new()
        {
            Path = new("404.html"),
            Language = Language.English,
            Title = title,
            Summary = "one\ntwo",
            Navigation = new("Course", new("index.html"), [], [], []),
            Translations = [],
        };
}
