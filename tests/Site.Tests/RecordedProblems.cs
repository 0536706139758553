namespace Site.Tests;

/// <summary>Recordings are read like all other content, and problems in them are reported at their places.</summary>
public sealed class RecordedProblems
{
    private const string Recording = """
        {
          "command": "docker images",
          "run": {
            "chunks": [
              CHUNK
            ],
            "exitCode": 0,
            "cut": false
          }
        }

        """;

    [Theory]
    [InlineData("[0.1]")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("0.1")]
    [InlineData("[\"a\", \"b\"]")]
    [InlineData("[0.1, 2]")]
    [InlineData("[1e300, \"a\"]")]
    [InlineData("[-1, \"a\"]")]
    public async Task A_chunk_that_is_none_is_told(string chunk)
    {
        const string Path = "lessons/first/recordings/trixie/look.shell.json";
        using var course = new CourseFixture().Write(Path, Recording.Replace("CHUNK", chunk, StringComparison.Ordinal));
        Assert.StartsWith($"{Path}:5:", Assert.Single(await course.ErrorsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{ \"trixie\": null }")]
    [InlineData("{ \"forky\": null }")]
    public async Task A_lesson_of_which_nothing_is_said_is_told(string engines)
    {
        using var course = new CourseFixture().Write("verified.json", $"{{ \"first\": {engines} }}");
        Assert.StartsWith(
            "verified.json:1:1: error invalid-text: there is a `null`",
            Assert.Single(await course.ErrorsAsync()),
            StringComparison.Ordinal
        );
    }
}
