using Site.Building;

namespace Site.Tests;

/// <summary>A line end in a paragraph becomes a space between words, but not between Chinese characters.</summary>
public sealed class JoiningLines
{
    [Theory]
    [InlineData("one\ntwo", "one\ntwo")]
    [InlineData("one\n\\\ntwo", "one\n<br />\ntwo")]
    [InlineData("one\\\n\\\ntwo", "one<br />\n<br />\ntwo")]
    [InlineData("镜像是\n模板", "镜像是模板")]
    [InlineData("写在后面，\n它会运行", "写在后面，它会运行")]
    [InlineData("写在后面，\n`docker` 运行", "写在后面，<code>docker</code> 运行")]
    [InlineData("写在后面\n`docker` 运行", "写在后面\n<code>docker</code> 运行")]
    [InlineData("**镜像**\n*模板*", "<strong>镜像</strong><em>模板</em>")]
    public async Task A_line_ends_as_its_writing_wants_it(string markdown, string html)
    {
        using var course = new CourseFixture().Replace("lessons/first/zh.md", "看。", markdown);
        var output = Path.Combine(course.Root, "output");
        Assert.True(
            await new SiteBuild(course.Root, output, Strict: false).RunAsync(
                TextWriter.Null,
                TextWriter.Null,
                TestContext.Current.CancellationToken
            )
        );
        Assert.Contains(
            $"<p>{html}</p>",
            await File.ReadAllTextAsync(Path.Combine(output, "zh/lessons/first.html"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }
}
