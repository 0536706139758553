using Site.Building;

namespace Site.Tests;

/// <summary>Pages of a size that nobody writes by hand. The site has all of them, and is not many times as large.</summary>
public sealed class HugePages : IDisposable
{
    private const string Paragraph = "Words of a page with `code`, *emphasis* and [a link](other.md) that go on for a while.\n\n";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("huge-");
    private readonly StringWriter _said = new();

    public static TheoryData<string, string, string> Pages =>
        new()
        {
            { "10 MB", string.Concat(Enumerable.Repeat(Paragraph, 10_000_000 / Paragraph.Length)), "<a href=\"other.html\">a link</a>" },
            {
                "10,000 headings",
                string.Concat(Enumerable.Range(0, 10_000).Select(i => $"## Heading {i}\n\nText.\n\n")),
                "id=\"heading-9999\""
            },
            { "10,000 headings of one name", string.Concat(Enumerable.Repeat("## Heading\n\nText.\n\n", 10_000)), "id=\"heading-9999\"" },
            { "a line of 1 MB", string.Concat(Enumerable.Repeat("word ", 200_000)), "word word" },
            { "a word of 1 MB", new string('x', 1_000_000), "xxx" },
            {
                "code of 1 MB in a line",
                $"```sh\n{string.Concat(Enumerable.Repeat("echo \"a\" ", 110_000))}\n```\n",
                "class=\"language-sh\""
            },
            {
                "code of 1 MB in lines",
                $"```sh\n{string.Concat(Enumerable.Repeat("echo \"a\"\n", 110_000))}\n```\n",
                "class=\"language-sh\""
            },
            {
                "100,000 links",
                string.Concat(Enumerable.Range(0, 100_000).Select(i => $"[l {i}](other.md#h) {(i % 20 == 0 ? "\n\n" : "")}")),
                "<a href=\"other.html#h\">l 99999</a>"
            },
            { "a table of 50,000 rows", $"| a | b |\n|---|---|\n{string.Concat(Enumerable.Repeat("| 1 | 2 |\n", 50_000))}", "<td>1</td>" },
        };

    [Theory, MemberData(nameof(Pages))]
    public async Task They_are_built(string what, string text, string wanted)
    {
        File.WriteAllText(Path.Combine(_root.FullName, "page.md"), $"# P\n\n{text}");
        File.WriteAllText(Path.Combine(_root.FullName, "other.md"), "# O\n\n## H\n");
        var output = Path.Combine(_root.FullName, "output");

        Assert.True(
            await new SiteBuild(_root.FullName, output, Strict: true).RunAsync(_said, _said, TestContext.Current.CancellationToken),
            _said.ToString()
        );

        var page = await File.ReadAllTextAsync(Path.Combine(output, "page.html"), TestContext.Current.CancellationToken);
        Assert.Contains(wanted, page, StringComparison.Ordinal);
        var size = new DirectoryInfo(output).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        Assert.True(size < 1_000_000 + 20L * text.Length, $"{what}: {text.Length} characters became {size} bytes");
    }

    /// <summary>Each is a warning of its own.</summary>
    [Fact]
    public async Task A_hundred_thousand_broken_links_are_all_told()
    {
        File.WriteAllText(
            Path.Combine(_root.FullName, "page.md"),
            $"# P\n\n{string.Concat(Enumerable.Range(0, 100_000).Select(i => $"[l](gone-{i}.md) {(i % 20 == 0 ? "\n\n" : "")}"))}"
        );

        Assert.False(
            await new SiteBuild(_root.FullName, Path.Combine(_root.FullName, "output"), Strict: true).RunAsync(
                _said,
                _said,
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal(100_001, _said.ToString().Count('\n'));
    }

    /// <summary>One in ten is a page. With DRYDOCK_ALL=1 there are 50,000 files, else 5,000.</summary>
    [Fact]
    public async Task A_folder_can_have_thousands_of_files()
    {
        var count = Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1" ? 50_000 : 5_000;
        for (var i = 0; i < count; i++)
        {
            File.WriteAllText(Path.Combine(_root.FullName, i % 10 == 0 ? $"f{i:D5}.md" : $"f{i:D5}.txt"), $"# F {i}\n\nText {i}.\n");
        }

        var output = Path.Combine(_root.FullName, "output");
        Assert.True(
            await new SiteBuild(_root.FullName, output, Strict: true).RunAsync(_said, _said, TestContext.Current.CancellationToken),
            _said.ToString()
        );

        Assert.Equal(count / 10 * 9, Directory.EnumerateFiles(output, "f*.txt").Count());
        Assert.Equal(count / 10, Directory.EnumerateFiles(output, "f*.html").Count());
        // A page does not link all others.
        Assert.True(new FileInfo(Path.Combine(output, "f00000.html")).Length < 50_000);
    }

    public void Dispose() => _root.Delete(recursive: true);
}
