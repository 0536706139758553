using Site.Building;

namespace Site.Tests;

public sealed class Building
{
    [Fact]
    public async Task The_same_content_gives_the_same_bytes()
    {
        using var course = new CourseFixture();

        Assert.Equal(await BuildAsync(course), await BuildAsync(course));
    }

    [Fact]
    public async Task Content_that_is_wrong_leaves_the_last_good_site()
    {
        using var course = new CourseFixture();
        var good = await BuildAsync(course);

        course.Replace("lessons/first/lesson.yml", "minutes", "minuten");
        var errors = new StringWriter();
        Assert.False(await SiteBuildOf(course).RunAsync(TextWriter.Null, errors, TestContext.Current.CancellationToken));

        Assert.Contains("lessons/first/lesson.yml:1:1: error unknown-key", errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(good, Files(course));
    }

    private static SiteBuild SiteBuildOf(CourseFixture course) => new(course.Root, Path.Combine(course.Root, "output"), Strict: false);

    private static async Task<SortedDictionary<string, string>> BuildAsync(CourseFixture course)
    {
        Assert.True(await SiteBuildOf(course).RunAsync(TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken));
        return Files(course);
    }

    private static SortedDictionary<string, string> Files(CourseFixture course) => Folder.Read(Path.Combine(course.Root, "output"));
}
