using System.Text.RegularExpressions;
using Site.Content;
using Site.Diagnostics;
using Site.Markdown;
using Site.Rendering;

namespace Site.Tests;

/// <summary>A plain tree can have comments of HTML, which readers don't see. Other HTML is text.</summary>
public sealed class HtmlCommentsOfTrees
{
    [Theory]
    [InlineData("<!-- a -->", "")]
    [InlineData("<!-- a\n\nb\n\n# c -->\n\nd", "<p>d</p>")]
    [InlineData("a <!-- b --> c", "<p>a  c</p>")]
    [InlineData("a <!-- b\nc --> d", "<p>a  d</p>")]
    [InlineData("a\n<!-- b -->\nc", "<p>a</p>\n<p>c</p>")]
    [InlineData("<!-- a --> *b*\n*c*", "<p>*b*</p>\n<p><em>c</em></p>")]
    [InlineData("<!--> a", "<p>a</p>")]
    [InlineData("a <!--> b <!---> c", "<p>a  b  c</p>")]
    [InlineData("- a\n  <!-- b\n  c\n- d", "<ul>\n<li>a</li>\n<li>d</li>\n</ul>")]
    [InlineData("- <!-- b -->\n- d", "<ul>\n<li></li>\n<li>d</li>\n</ul>")]
    [InlineData("> <!-- b\nc", "<blockquote>\n</blockquote>\n<p>c</p>")]
    [InlineData("<!-- a\n\nb", "")]
    [InlineData("a <!-- b\n\nc", "<p>a &lt;!-- b</p>\n<p>c</p>")]
    [InlineData("`<!-- a -->` \\<!-- b -->", "<p><code>&lt;!-- a --&gt;</code> &lt;!-- b --&gt;</p>")]
    [InlineData(
        "| a <!-- b --> |\n|---|\n| <!-- e --> |",
        "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td></td>\n</tr>\n</tbody>\n</table>"
    )]
    [InlineData("<b>a</b> <!DOCTYPE> <?x?>", "<p>&lt;b&gt;a&lt;/b&gt; &lt;!DOCTYPE&gt; &lt;?x?&gt;</p>")]
    public void They_are_not_shown(string text, string wanted)
    {
        var page = MarkdownReader.ReadPlain("page.md", text, new DiagnosticBag());

        Assert.Equal(wanted, Html(page));
    }

    [Theory]
    [InlineData("a\n\n    <!-- b -->")]
    [InlineData("```html\n<!-- b -->\n```")]
    public void In_code_they_are_shown(string text)
    {
        var page = MarkdownReader.ReadPlain("page.md", text, new DiagnosticBag());

        Assert.Contains("&lt;!-- b --", Regex.Replace(Html(page), "</?span[^>]*>", ""), StringComparison.Ordinal);
    }

    [Fact]
    public void They_are_in_no_title_and_not_searched()
    {
        var page = MarkdownReader.ReadPlain(
            "page.md",
            "<!-- x -->\n# A <!-- x -->\n\nb <!-- x -->\n\n## <!-- x --> C\n\n<!-- x -->\nd\n",
            new DiagnosticBag()
        );

        Assert.Equal("A", page.Title);
        Assert.Equal(["A", "C"], page.Headings.Select(heading => heading.Title));
        Assert.Equal(["b", "d"], page.Passages.Select(passage => passage.Text));
    }

    [Fact]
    public void In_a_course_they_are_text()
    {
        var page = MarkdownReader.Read("page.md", "a <!-- b -->", new DiagnosticBag());

        Assert.Equal("<p>a &lt;!-- b --&gt;</p>", Html(page));
    }

    private static string Html(MarkdownPage page) =>
        string.Concat(
                ProseHtml
                    .Render(new Prose("page.md", Language.English, "", "", page))
                    .Markdown.Fragments.Select(fragment => fragment.Rendered!.Html.With(_ => null))
            )
            .Trim();
}
