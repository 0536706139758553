using Site.Building;
using Site.Content;
using Site.Diagnostics;
using Site.Starting;

namespace Site.Tests;

/// <summary>The course that <c>new</c> makes. Whether its lesson passes on an engine is tested with the sandboxes.</summary>
public sealed class NewCourses : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("new-");
    private readonly StringWriter _said = new();

    private string Course => Path.Combine(_root.FullName, "course");

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    [InlineData("en,zh")]
    public async Task They_build_without_a_warning_and_are_recorded(string codes)
    {
        StarterCourse.Write(Course, [.. codes.Split(',').Select(code => Language.Find(code)!)]);

        Assert.True(await BuildAsync(), _said.ToString());

        foreach (var code in codes.Split(','))
        {
            var page = await File.ReadAllTextAsync(
                Path.Combine(_root.FullName, $"site/{code}/lessons/first.html"),
                TestContext.Current.CancellationToken
            );
            Assert.Contains("local     notes", page, StringComparison.Ordinal);
            Assert.Contains("class=\"badge", page, StringComparison.Ordinal);
        }

        Assert.Equal(codes.Split(',').Length, Directory.GetFiles(Path.Combine(Course, "lessons/first"), "*.md").Length);
    }

    [Fact]
    public void A_directory_that_is_there_and_empty_is_taken()
    {
        Directory.CreateDirectory(Course);

        StarterCourse.Write(Course, [Language.English]);

        Assert.True(File.Exists(Path.Combine(Course, "course.yml")));
    }

    [Fact]
    public void A_directory_that_is_not_empty_stays_as_it_is()
    {
        Directory.CreateDirectory(Course);
        File.WriteAllText(Path.Combine(Course, "mine.txt"), "mine");

        var fault = Assert.Throws<CommandLineException>(() => StarterCourse.Write(Course, [Language.English]));

        Assert.Equal($"{Course} is not empty; name a new directory, or an empty one", fault.Message);
        Assert.Equal([Path.Combine(Course, "mine.txt")], Directory.GetFileSystemEntries(Course));
    }

    [Fact]
    public void A_file_is_refused()
    {
        File.WriteAllText(Course, "mine");

        Assert.Equal(
            $"{Course} is a file; name a new directory",
            Assert.Throws<CommandLineException>(() => StarterCourse.Write(Course, [Language.English])).Message
        );
    }

    public void Dispose() => _root.Delete(recursive: true);

    private Task<bool> BuildAsync() =>
        new SiteBuild(Course, Path.Combine(_root.FullName, "site"), Strict: true).RunAsync(
            _said,
            _said,
            TestContext.Current.CancellationToken
        );
}
