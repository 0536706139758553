using Site.Content;
using Site.Processes;
using Site.Starting;

namespace Site.Sandbox.Tests;

/// <summary>The course that <c>new</c> makes, and the tool that <c>dotnet pack</c> makes.</summary>
public sealed class NewCourse(Sandboxes sandboxes) : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("new-");

    [Fact]
    public async Task Its_lesson_passes()
    {
        var course = Path.Combine(_root.FullName, "course");
        StarterCourse.Write(course, [Language.English]);

        var run = await ConformanceCourse.VerifyAsync(sandboxes, course, repeats: false);

        Assert.Equal("", ConformanceCourse.FaultsOf(run));
        Assert.Equal(4, run.Steps.Count);
    }

    /// <summary>In a directory without the repository, from a feed that has only this package.</summary>
    [Fact]
    public async Task The_tool_does_what_the_repository_does()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1", "DRYDOCK_ALL=1 runs it");
        _ = sandboxes.Template;
        await RunAsync($"dotnet pack '{Path.Combine(Sandboxes.Content, "../site.csproj")}' --output feed");
        await RunAsync("dotnet tool install drydock --source \"$PWD/feed\" --tool-path tools");

        var made = await RunAsync("tools/drydock new 'a course' --languages en,zh");

        Assert.Contains("drydock serve --content 'a course'", made, StringComparison.Ordinal);
        await File.AppendAllTextAsync(
            Path.Combine(_root.FullName, "a course/lessons/first/en.md"),
            "\n```sh\nif true; then ls; fi\n```\n",
            TestContext.Current.CancellationToken
        );
        await RunAsync("tools/drydock build --content 'a course' --strict");
        Assert.Contains(
            "<span class=\"kr\">if</span>",
            await File.ReadAllTextAsync(
                Path.Combine(_root.FullName, "output/en/lessons/first.html"),
                TestContext.Current.CancellationToken
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "4 of 4 passed",
            await RunAsync("tools/drydock verify-lessons --content 'a course' --strict"),
            StringComparison.Ordinal
        );
        Assert.Contains("notes", await RunAsync("tools/drydock sandbox -- docker volume create notes"), StringComparison.Ordinal);
        Assert.Contains("trixie", await RunAsync("tools/drydock engines"), StringComparison.Ordinal);
        Assert.DoesNotContain("Node.js", await RunAsync("tools/drydock doctor"), StringComparison.Ordinal);

        using var served = OwnedProcess.Start(
            new() { RedirectStandardOutput = true, WorkingDirectory = _root.FullName },
            Path.Combine(_root.FullName, "tools/drydock"),
            "serve",
            "--content",
            "a course",
            "--port",
            "0"
        );
        await served.WaitForLineAsync("Serving on http://127.0.0.1:");
    }

    public void Dispose() => _root.Delete(recursive: true);

    private Task<string> RunAsync(string command) =>
        HostProcess.ReadAsync(
            HostCommand.Of("bash", "-c", $"cd '{_root.FullName}' && {command}"),
            ct: TestContext.Current.CancellationToken
        );
}
