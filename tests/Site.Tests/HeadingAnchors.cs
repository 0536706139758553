using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Site.Diagnostics;
using Site.Markdown;

namespace Site.Tests;

/// <summary>The ids of headings, to which links lead. They are those that GitHub gives.</summary>
public sealed class HeadingAnchors
{
    private static readonly MarkdownPipeline Markdig = new MarkdownPipelineBuilder()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .Build();

    [Fact]
    public void They_are_those_of_Markdig_except_for_what_it_leaves_out()
    {
        string[] words =
        [
            "a",
            "A",
            "-1",
            "a-1",
            "-",
            "1",
            "_b_",
            "`c d`",
            "[e](f)",
            "*g*",
            "&amp;",
            "&lt;h&gt;",
            "镜像",
            "。",
            "É",
            "½",
            "\\_",
        ];
        var random = new Random(1);
        for (var page = 0; page < 200; page++)
        {
            var text = string.Concat(
                Enumerable
                    .Range(0, 60)
                    .Select(_ => string.Join(random.Next(2) == 0 ? "" : " ", random.GetItems(words, random.Next(4))))
                    .Select(title => random.Next(4) == 0 && title.Trim(' ', '-').Length > 0 ? $"x{title}\n---\n\n" : $"# {title}\n\n")
            );

            Assert.Equal(
                global::Markdig.Markdown.Parse(text, Markdig).Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id),
                Ids("## First\n\n" + text).Skip(1)
            );
        }
    }

    [Theory]
    [InlineData("हिन्दी में", "हिन्दी-में")]
    [InlineData("a‿b_c", "a‿b_c")]
    [InlineData("𠀀 𝐀 😀", "𠀀-𝐀-")]
    [InlineData("e\u0301 \u0301", "e\u0301-\u0301")]
    [InlineData("½ ² Ⅳ", "--")]
    public void They_have_what_words_have(string title, string id) => Assert.Equal(id, Ids($"## {title}\n").Single());

    /// <summary>They took minutes.</summary>
    [Fact]
    public void Many_headings_can_have_one_name()
    {
        var ids = Ids(string.Concat(Enumerable.Repeat("## a\n\n", 50_000)));

        Assert.Equal("a-49999", ids.Last());
    }

    private static IEnumerable<string> Ids(string text) =>
        MarkdownReader.ReadPlain("page.md", text, new DiagnosticBag()).Headings.Select(heading => heading.Id);
}
