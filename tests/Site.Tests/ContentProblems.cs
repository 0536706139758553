using Site.Building;
using Site.Content;
using Site.Diagnostics;
using Site.Files;

namespace Site.Tests;

public sealed class ContentProblems
{
    [Fact]
    public async Task A_sound_course_has_none()
    {
        using var course = new CourseFixture();
        Assert.Empty(await course.ErrorsAsync());
    }

    [Theory]
    [InlineData("lessons/first/lesson.yml", "minutes: 1", "minuts: 1", "lessons/first/lesson.yml:1:1: error unknown-key: `minuts`")]
    [InlineData(
        "lessons/first/lesson.yml",
        "minutes: 1",
        "needs: windows\nminutes: 1",
        "lessons/first/lesson.yml:1:8: error invalid-value: a lesson whose steps all need windows is never run"
    )]
    [InlineData(
        "lessons/first/lesson.yml",
        "look.check.cs",
        "gone.check.cs",
        "lessons/first/lesson.yml:5:12: error missing-file: snippet `gone.check.cs` not found"
    )]
    [InlineData("lessons/first/look.check.cs", "Console", "Konsole", "lessons/first/look.check.cs:1:1: error CS0103: ")]
    [InlineData("lessons/first/en.md", "step look", "step luck", "lessons/first/en.md:6:1: error unknown-step: `luck`")]
    [InlineData(
        "lessons/first/zh.md",
        "::: step look\n看。\n:::\n",
        "看。\n",
        "lessons/first/lesson.yml:3:9: error unplaced-step: lessons/first/zh.md does not place the step `look`"
    )]
    [InlineData(
        "lessons/first/en.md",
        "Look.",
        "[Look](../second/en.md).",
        "lessons/first/en.md:7:1: error broken-link: the link `../second/en.md` does not lead to a page"
    )]
    [InlineData(
        "course.yml",
        "languages: [en, zh]",
        "languages: [en, zh]\ndocs: [welcome]",
        "course.yml:8:8: error invalid-value: plain page `welcome` not found; write docs/en/welcome.md"
    )]
    [InlineData("course.yml", "lessons: [first]", "lessons: [first", "course.yml:13:1: error invalid-yaml: ")]
    [InlineData("course.yml", "languages: [en, zh]", "languages: [en, zh", "course.yml:7:15: error invalid-yaml: the YAML cannot be read")]
    [InlineData("course.yml", "languages: [en, zh]", "languages: {en, [zh", "course.yml:")]
    [InlineData("course.yml", "languages: [en, zh]", "languages: \"en", "course.yml:")]
    [InlineData("lessons/first/en.md", "title: T", "title: [T", "lessons/first/en.md:")]
    [InlineData(
        "course.yml",
        "languages: [en, zh]",
        "languages: [en, zh]\nfeatured: first/bogus",
        "course.yml:8:11: error invalid-value: `first/bogus` is not a command of a lesson"
    )]
    public async Task Each_is_told_at_its_place(string file, string old, string fresh, string wanted)
    {
        using var course = new CourseFixture().Replace(file, old, fresh);
        Assert.Contains(await course.ErrorsAsync(), error => error.StartsWith(wanted, StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_come_in_one_run_in_the_order_of_the_files()
    {
        using var course = new CourseFixture()
            .Replace("lessons/first/lesson.yml", "minutes", "minuts")
            .Replace("lessons/first/look.check.cs", "Console", "Konsole")
            .Replace("lessons/first/en.md", "Look.", "[Look](#nowhere).");
        var errors = await course.ErrorsAsync();
        Assert.Equal(3, errors.Count);
        Assert.StartsWith("lessons/first/en.md:7:1: error broken-link", errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_is_told_at_its_file()
    {
        using var course = new CourseFixture();
        Directory.CreateDirectory(Path.Combine(course.Root, "docs/en"));
        File.CreateSymbolicLink(Path.Combine(course.Root, "docs/en/gone.md"), "nowhere");

        Assert.Contains(
            await course.ErrorsAsync(),
            error => error.StartsWith("docs/en/gone.md:1:1: error missing-file: the file cannot be read", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("docs/en/secret.md", "/etc/passwd")]
    [InlineData("docs/en", "/etc")]
    [InlineData("lessons/first/files/secret.txt", "/etc/passwd")]
    [InlineData("lessons/first/files/secret.txt", "../../../../../../../../etc/passwd")]
    public void A_link_that_leads_out_of_the_content_is_never_read(string link, string target)
    {
        using var course = new CourseFixture().WithTask();
        var path = Path.Combine(course.Root, link);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, target);
        var secret = link == "docs/en" ? "docs/en/passwd" : link;

        var fault = Assert.Throws<IOException>(() => new ContentDirectory(course.Root).ReadBytes(secret));
        Assert.Equal("it is a symbolic link that leads out of the content directory", fault.Message);
        Assert.Null(new ContentDirectory(course.Root).ReadText(secret, new DiagnosticBag()));
    }

    [Fact]
    public void A_link_to_another_file_of_the_content_is_read()
    {
        using var course = new CourseFixture();
        File.CreateSymbolicLink(Path.Combine(course.Root, "lessons/first/same.md"), "en.md");

        Assert.NotEmpty(new ContentDirectory(course.Root).ReadBytes("lessons/first/same.md"));
    }

    [Fact]
    public async Task The_lock_that_an_editor_keeps_beside_an_open_file_does_not_matter()
    {
        using var course = new CourseFixture();
        Directory.CreateDirectory(Path.Combine(course.Root, "docs/en"));
        File.CreateSymbolicLink(Path.Combine(course.Root, "docs/en/.#page.md"), "somebody@host.1:2");

        Assert.Empty(await course.ErrorsAsync());
        Assert.True(
            await new SiteBuild(course.Root, Path.Combine(course.Root, "output"), Strict: false)
                .With(new Cache(Path.Combine(course.Root, "cache")))
                .RunAsync(TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken)
        );
    }
}
