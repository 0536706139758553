using Site.Content;
using Site.Diagnostics;

namespace Site.Tests;

public sealed class ReadingOrder
{
    [Fact]
    public void Plain_pages_stand_as_the_course_says_and_the_others_follow_by_their_names()
    {
        using var course = new CourseFixture().Replace("course.yml", "parts:", "docs: [welcome, offline]\nparts:");
        foreach (var id in new[] { "authoring", "offline", "verification", "welcome" })
        {
            course
                .Write($"docs/en/{id}.md", "---\ntitle: T\nsummary: S\n---\n")
                .Write($"docs/zh/{id}.md", "---\ntitle: T\nsummary: S\n---\n");
        }

        var read = new CourseReader(new ContentDirectory(course.Root), new DiagnosticBag()).Read()!;

        Assert.All(
            read.Languages,
            language => Assert.Equal(["welcome", "offline", "authoring", "verification"], read.DocsFor(language).Select(doc => doc.Id))
        );
    }
}
