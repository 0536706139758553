namespace Site.Tests;

/// <summary>The name of a docs page's file becomes its address, so not every name will do.</summary>
public sealed class DocProblems
{
    private const string Page = "---\ntitle: T\nsummary: S\n---\n\nText.\n";

    [Theory]
    [InlineData("My folder/x", "invalid-value: `My folder` is not a valid page id")]
    [InlineData(
        "My page",
        "invalid-value: `My page` is not a valid page id, which is part of the page's address; rename the file; use lower-case words joined by hyphens"
    )]
    [InlineData("c#", "invalid-value: `c#` is not a valid page id")]
    [InlineData("100%", "invalid-value: `100%` is not a valid page id")]
    [InlineData("a%20b", "invalid-value: `a%20b` is not a valid page id")]
    [InlineData("a?b", "invalid-value: `a?b` is not a valid page id")]
    public async Task A_file_that_cannot_be_one_is_told(string name, string wanted)
    {
        using var course = new CourseFixture().Write($"docs/en/{name}.md", Page);
        Assert.StartsWith($"docs/en/{name}.md:1:1: error {wanted}", Assert.Single(await course.ErrorsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Front_matter_in_TOML_is_told()
    {
        using var course = new CourseFixture().Write("docs/en/x.md", "+++\ntitle = 'T'\n+++\n\nText.\n");

        Assert.StartsWith(
            "docs/en/x.md:1:1: error invalid-yaml: the front matter is TOML; write it as YAML",
            Assert.Single(await course.ErrorsAsync()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_of_the_same_name_in_two_folders_are_two_pages()
    {
        using var course = new CourseFixture();
        foreach (var path in new[] { "docs/en/a/x.md", "docs/en/b/x.md", "docs/en/x.md" })
        {
            course.Write(path, Page);
        }

        Assert.Empty(await course.ErrorsAsync());
    }
}
