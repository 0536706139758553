namespace Site.Tests;

public sealed class GlossaryProblems
{
    private const string Glossary =
        "title:\n  en: G\n  zh: G\nsummary:\n  en: S\n  zh: S\nterms:\n  - id: image\n    en:\n      term: image\n      meaning: M\n    zh:\n      term: 镜像\n      aliases: [image]\n      meaning: M\n";

    [Fact]
    public async Task A_sound_glossary_with_a_use_in_the_prose_has_none()
    {
        using var course = Course();
        Assert.Empty(await course.ErrorsAsync());
    }

    [Theory]
    [InlineData("glossary.yml", "      aliases", "      alias", "glossary.yml:14:7: error unknown-key: `alias`")]
    [InlineData(
        "glossary.yml",
        "    zh:\n      term: 镜像\n      aliases: [image]\n      meaning: M\n",
        "",
        "glossary.yml:8:5: error missing-key: `zh` is missing"
    )]
    [InlineData("glossary.yml", "      meaning: M\n    zh", "    zh", "glossary.yml:10:7: error missing-key: `meaning` is missing")]
    [InlineData("glossary.yml", "id: image", "id: The image", "glossary.yml:8:9: error invalid-value: `The image` is not a valid id")]
    [InlineData(
        "lessons/first/en.md",
        "term:image",
        "term:imago",
        "lessons/first/en.md:7:7: error unknown-term: the glossary has no term `imago`; add it to glossary.yml"
    )]
    public async Task Each_is_told_at_its_place(string file, string old, string fresh, string wanted)
    {
        using var course = Course().Replace(file, old, fresh);
        Assert.Contains(await course.ErrorsAsync(), error => error.StartsWith(wanted, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_term_is_explained_once()
    {
        using var course = Course();
        course.Write("glossary.yml", Glossary + Glossary[Glossary.IndexOf("  - id", StringComparison.Ordinal)..]);
        Assert.Equal(
            ["glossary.yml:16:9: error duplicate-id: the term `image` is explained twice; keep one of the entries"],
            await course.ErrorsAsync()
        );
    }

    [Fact]
    public async Task A_plain_page_does_not_take_the_place_of_the_glossary()
    {
        using var course = Course().Write("docs/en/glossary.md", "---\ntitle: T\nsummary: S\n---\n");
        Assert.StartsWith(
            "docs/en/glossary.md:1:1: error duplicate-id",
            Assert.Single(await course.ErrorsAsync()),
            StringComparison.Ordinal
        );
    }

    private static CourseFixture Course() =>
        new CourseFixture().Write("glossary.yml", Glossary).Replace("lessons/first/en.md", "Look.", "Look. [Images](term:image)");
}
