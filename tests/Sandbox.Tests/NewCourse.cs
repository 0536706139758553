using Site.Content;
using Site.Processes;
using Site.Starting;

namespace Site.Sandbox.Tests;

/// <summary>The course that <c>new</c> makes, and the tools that <c>dotnet pack</c> makes.</summary>
public sealed class NewCourse(Sandboxes sandboxes) : IDisposable
{
    private const string TakesLong = "Takes minutes; needs DRYDOCK_ALL=1";

    private static readonly string Project = Path.GetFullPath(Path.Combine(Sandboxes.Content, "../site.csproj"));

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("new-");

    public static bool Everything => Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1";

    [Fact]
    public async Task Its_lesson_passes()
    {
        var course = Path.Combine(_root.FullName, "course");
        StarterCourse.Write(course, [Language.English]);

        var run = await ConformanceCourse.VerifyAsync(sandboxes, course, repeats: false);

        Assert.Equal("", ConformanceCourse.FaultsOf(run));
        Assert.Equal(4, run.Steps.Count);
    }

    [Fact(Skip = TakesLong, SkipUnless = nameof(Everything))]
    public async Task The_tool_does_what_the_repository_does() => await TryAsync(await InstallAsync(""), "drydock");

    [Fact(Skip = TakesLong, SkipUnless = nameof(Everything))]
    public async Task The_native_tool_does_what_the_repository_does()
    {
        var tool = await InstallAsync("--use-current-runtime -p:PublishAot=true");

        await TryAsync(tool, tool);

        var course = $"build --strict --content '{Sandboxes.Content}'";
        await RunAsync($"{tool} {course} --output native && dotnet {ThisProgram.Path} {course} --output usual");
        Assert.Equal("", await RunAsync("diff --recursive --brief native usual"));
    }

    public void Dispose() => _root.Delete(recursive: true);

    /// <summary>Makes the tool and installs it, from a feed that has only this package.</summary>
    /// <returns>What starts it.</returns>
    private async Task<string> InstallAsync(string options)
    {
        await RunAsync($"dotnet pack '{Project}' {options} --output feed");
        await RunAsync("dotnet tool install drydock --source \"$PWD/feed\" --tool-path tools");
        return "tools/drydock";
    }

    /// <summary>Tries the program in a directory without the repository.</summary>
    /// <param name="shown">How it calls itself.</param>
    private async Task TryAsync(string program, string shown)
    {
        _ = sandboxes.Template;
        var made = await RunAsync($"{program} new 'a course' --languages en,zh");

        Assert.Contains($"  {shown} serve --content 'a course'", made, StringComparison.Ordinal);
        await File.AppendAllTextAsync(
            Path.Combine(_root.FullName, "a course/lessons/first/en.md"),
            "\n```sh\nif true; then ls; fi\n```\n",
            TestContext.Current.CancellationToken
        );
        await RunAsync($"{program} build --content 'a course' --strict");
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
            await RunAsync($"{program} verify-lessons --content 'a course' --strict --report json:report.json"),
            StringComparison.Ordinal
        );
        Assert.Contains("notes", await RunAsync($"{program} sandbox -- docker volume create notes"), StringComparison.Ordinal);
        Assert.Contains("trixie", await RunAsync($"{program} engines"), StringComparison.Ordinal);
        Assert.DoesNotContain("Node.js", await RunAsync($"{program} doctor"), StringComparison.Ordinal);

        using var served = OwnedProcess.Start(
            new() { RedirectStandardOutput = true, WorkingDirectory = _root.FullName },
            Path.Combine(_root.FullName, program),
            "serve",
            "--content",
            "a course",
            "--port",
            "0"
        );
        await served.WaitForLineAsync("Serving on http://127.0.0.1:");
    }

    private Task<string> RunAsync(string command) =>
        HostProcess.ReadAsync(
            HostCommand.Of("bash", "-c", $"cd '{_root.FullName}' && {command}"),
            ct: TestContext.Current.CancellationToken
        );
}
