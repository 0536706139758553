using System.Globalization;
using System.Text.RegularExpressions;
using Site.Diagnostics;
using Site.Highlighting;
using Site.Markdown;
using Site.Markdown.Listings;
using Site.Rendering;

namespace Site.Tests;

public sealed partial class CodeBlocks
{
    public static TheoryData<string> Languages => [.. CodeLanguage.All.Select(language => language.Names[0])];

    /// <summary>Something of most languages, and what is one in none.</summary>
    private const string Sample =
        "#!/bin/sh\n# comment\n// comment\n/* more\n */ <a href=\"x\">t</a> 'one' \"two ${three}\" `four`\nif (x == 1.5e3) { return null; }\n\tkey: [value] = &(*more), @decorated\n  def f(a, b=2): pass\nSELECT * FROM t;\n<?php echo 1 ?>\n\n\\begin{a} $x$ %\nfunc f(a: String) {\n\"not closed";

    [Theory, MemberData(nameof(Languages))]
    public void Each_language_has_a_grammar_that_changes_no_character(string name)
    {
        var lines = Highlighter.Lines(Sample, CodeLanguage.Find(name)!);

        Assert.Equal(Sample, string.Join('\n', lines.Select(line => string.Concat(line.Select(token => token.Text)))));
        Assert.Equal(CodeLanguage.Find(name)!.Scope is not null, lines.SelectMany(line => line).Any(token => token.Kind != CodeKind.Plain));
    }

    [Theory]
    [InlineData("yaml", "image: \"nginx\" # it", "k:image s:\"nginx\" c:# it")]
    [InlineData("sh", "if true; then echo \"$A\"; fi", "kr:if nf:true kr:then nf:echo s:\" cp:$A s:\" kr:fi")]
    [InlineData("dockerfile", "FROM debian AS x", "k:FROM k:AS")]
    [InlineData("json", "{ \"a\": [1, true] }", "k:\"a\" m:1 k:true")]
    [InlineData("c#", "return new List<int>(); // x", "kr:return k:new nc:List k:int c:// x")]
    [InlineData("ts", "const f = (a: string) => null;", "k:const nf:f nc:string k:null")]
    [InlineData("html", "<style>a { color: red }</style>", "k:style k:a k:color m:red k:style")]
    public void Code_has_the_colours_of_its_language(string language, string code, string wanted) =>
        Assert.Equal(
            wanted,
            string.Join(
                ' ',
                ColouredPattern()
                    .Matches(Html($"```{language}\n{code}\n```\n"))
                    .Select(span => $"{span.Groups[1]}:{Text(span.Groups[2].Value)}")
            )
        );

    [Fact]
    public void A_title_stands_above_and_names_the_block()
    {
        var html = Html("```yaml title=\"a & b.yml\"\nx: 1\n```\n");

        Assert.Contains("<div class=\"listing fence\" role=\"group\" aria-label=\"a &amp; b.yml\">", html, StringComparison.Ordinal);
        Assert.Contains(">a &amp; b.yml</span><button", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("```text {2,4-5}")]
    [InlineData("```text hl=\"2, 4 - 5\"")]
    [InlineData("```text hl=2,4-5")]
    [InlineData("~~~text title='x' hl={2,4-5} {.wide #lines}")]
    [InlineData("```{2,4-5}")]
    public void Lines_can_be_highlighted(string opening)
    {
        var html = Html($"{opening}\none\ntwo\nthree\nfour\nfive\nsix\n{opening[..3]}\n");

        Assert.Contains(
            ">one\n<mark>two\n</mark>three\n<mark>four\n</mark><mark>five\n</mark>six\n</code>",
            html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_id_and_classes_stay()
    {
        var html = Html("```sh {#here .wide}\nls\n```\n");

        Assert.Contains("<code id=\"here\" class=\"language-sh wide\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_diff_marks_what_was_added_and_removed()
    {
        var html = Html("```diff\n--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n same\n```\n");

        Assert.Contains("<del>-old\n</del><ins>+new\n</ins> same\n", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"c\">+++ b</span>", html, StringComparison.Ordinal);
        Assert.Contains("<pre data-copy><code", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_diff_can_keep_the_colours_of_its_language()
    {
        var html = Html("```diff lang=\"yaml\"\n image: a\n-port: 1\n+port: 2\n```\n");

        Assert.Contains(
            "<span class=\"k\">image</span>: <span class=\"s\">a</span>\n<del><span class=\"k\">port</span>: <span class=\"m\">1</span>\n</del><ins>",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains("<pre data-copy=\"part\"><code class=\"language-yaml changes\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_console_tells_commands_from_output()
    {
        var html = Html("```console\n$ echo \\\n  a\na\nroot@box:/# id\n```\n");

        Assert.Contains(
            "<pre data-copy=\"part\"><code class=\"language-console\" translate=\"no\"><span class=\"gp\">$ </span><span class=\"nf\">echo</span> \\\n  a\n<span class=\"go\">a\n</span><span class=\"gp\">root@box:/# </span>id\n",
            html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_console_without_a_prompt_is_copied_as_a_whole() =>
        Assert.Contains("<pre data-copy><code", Html("```console\nsome output\n```\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("```klingon", "3:4: warning unknown-language: there are no colours for the language `klingon`")]
    [InlineData("```sh title=\"x", "3:7: warning invalid-value: `title=\"x` is not an attribute of a code block")]
    [InlineData("```sh titel=\"x\"", "3:7: warning invalid-value: `titel` is not an attribute of a code block")]
    [InlineData("```sh {1,9}", "3:10: warning invalid-value: `9` names no lines of the code block, which has 1")]
    [InlineData("```sh hl=\"2-1\"", "3:11: warning invalid-value: `2-1` names no lines")]
    [InlineData("```sh {}", "3:8: warning invalid-value: `` names no lines")]
    [InlineData("```sh lang=\"sh\"", "3:7: warning invalid-value: `lang` is only for a `diff`")]
    [InlineData("```diff lang=\"klingon\"", "3:15: warning unknown-language: there are no colours for the language `klingon`")]
    public void A_wrong_opening_line_is_a_warning_with_its_place_and_the_code_is_plain_text(string opening, string wanted)
    {
        var bag = new DiagnosticBag();
        var html = Html($"Text.\n\n{opening}\nif x\n```\n", bag);

        Assert.StartsWith($"page.md:{wanted}", Assert.Single(bag.Sorted).ToString(), StringComparison.Ordinal);
        Assert.Contains("<code class=\"language-text\" translate=\"no\">if x\n</code>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_is_right_inside_of_a_list()
    {
        var bag = new DiagnosticBag();
        Html("- One\n\n  > ```sh {7}\n  > ls\n  > ```\n", bag);

        Assert.StartsWith("page.md:3:12: ", Assert.Single(bag.Sorted).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_nobody_writes_by_hand_has_no_colours()
    {
        var line = $"[{string.Join(", ", Enumerable.Repeat("true", 1000))}]";
        var deep = string.Concat(Enumerable.Repeat("[\n", 1000)) + "true";
        var much = string.Concat(Enumerable.Repeat("[true]\n", 100_000));

        foreach (var code in new[] { line, deep, much })
        {
            var lines = Highlighter.Lines(code, CodeLanguage.Find("json")!);
            Assert.Equal(CodeKind.Plain, Assert.Single(lines.Last(line => line.Count > 0)).Kind);
            Assert.Equal(code, string.Join('\n', lines.Select(line => string.Concat(line.Select(token => token.Text)))));
        }
    }

    [Fact]
    public async Task Several_threads_get_the_same_colours()
    {
        var alone = Html("```powershell\nGet-ChildItem -Path $env:HOME\n```\n");

        var together = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(number => Task.Run(() => Html($"```powershell\nGet-ChildItem -Path $env:HOME\n```\n\n{number}\n")))
        );

        Assert.All(together, html => Assert.StartsWith(alone, html, StringComparison.Ordinal));
    }

    /// <summary>Each colour of code on each background that code can have, in both colour schemes (WCAG 1.4.3).</summary>
    [Fact]
    public void Every_colour_can_be_read_on_every_background()
    {
        var schemes = Regex.Split(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "../../../../../theme/assets/css/tokens.css")),
            "(?=\\n\\s+color-scheme: )"
        )[1..];
        Assert.Equal(3, schemes.Length);
        foreach (var scheme in schemes)
        {
            var colours = ColourPattern()
                .Matches(scheme)
                .ToDictionary(colour => colour.Groups[1].Value, colour => Luminance(colour.Groups[2].Value));
            var texts = colours
                .Keys.Where(name => name.StartsWith("code-", StringComparison.Ordinal))
                .Concat(["ink", "ink-soft", "lead", "proof"]);
            var grounds = new[] { "surface", "water-wash", "added", "removed" };
            var low =
                from text in texts
                from ground in grounds
                where !(text is "lead" && ground is "added") && !(text is "proof" && ground is "removed")
                let contrast = (Math.Max(colours[text], colours[ground]) + 0.05) / (Math.Min(colours[text], colours[ground]) + 0.05)
                where contrast < 4.5
                select $"{text} on {ground}: {contrast:F2}";
            Assert.Empty(low);
        }
    }

    private static double Luminance(string hex)
    {
        var parts = hex.Chunk(2).Select(part => int.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0);
        var linear = parts.Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToList();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    private static string Html(string markdown)
    {
        var bag = new DiagnosticBag();
        var html = Html(markdown, bag);
        Assert.Empty(bag.Sorted);
        return html;
    }

    private static string Html(string markdown, DiagnosticBag bag) =>
        MarkdownHtml.Of(
            Assert.Single(MarkdownReader.Read("page.md", markdown, bag).Fragments),
            new MarkdownTargets(
                new Dictionary<string, string>(),
                new Dictionary<string, Site.Markdown.Terms.TermNote>(),
                new Dictionary<string, string>(),
                new Dictionary<string, string>(),
                Wording.For(Site.Content.Language.English).ContainerTitles,
                new ListingWords("Copy", "Copied", "Press Ctrl+C"),
                PageEncoder.Cleaned
            )
        );

    private static string Text(string html) => System.Net.WebUtility.HtmlDecode(html);

    [GeneratedRegex("<span class=\"(.{1,2})\">(.*?)</span>")]
    private static partial Regex ColouredPattern();

    [GeneratedRegex("--([a-z-]+): #([0-9a-f]{6});")]
    private static partial Regex ColourPattern();
}
