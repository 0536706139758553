using System.Diagnostics;
using System.Text.Json;
using Site.Files;
using Site.Processes;
using Site.Tests;

namespace Site.Sandbox.Tests;

/// <summary><c>verify-lessons</c> as a user starts it.</summary>
public sealed class CommandLineUse(Sandboxes sandboxes) : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("course-");

    [Fact]
    public async Task An_interrupted_run_reports_what_it_knows()
    {
        _ = sandboxes.Template;
        Write("quick", "touch made");
        Write("slow", "touch made", "rm made; sleep 60", "touch made");
        Write("never", "touch made");
        using var run = ThisProgram.Start(
            "verify-lessons",
            "--content",
            Course("quick", "slow", "never"),
            "--jobs",
            "1",
            "--report",
            $"json:{Report}"
        );
        await run.WaitForLineAsync("slow/step-1 (shell): passed");
        await run.SignalAsync("INT");

        Assert.Equal(130, await run.EndAsync());
        Assert.Equal(
            ["quick/step-1: passed ", "slow/step-1: passed ", "slow/step-2: blocked interrupted", "slow/step-3: blocked interrupted"],
            await ReportedAsync()
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--strict")]
    public async Task What_passes_when_its_run_is_repeated_is_flaky_and_fails_where_strict(int exit, params string[] strict)
    {
        _ = sandboxes.Template;
        Write("flaky", "for i in $(seq 20); do [ -f let ] && break; sleep 0.1; done; [ -f let ] && touch made");
        using var run = ThisProgram.Start(["verify-lessons", "--content", Course("flaky"), "--report", $"json:{Report}", .. strict]);
        await run.WaitForLineAsync("flaky/step-1 (shell): failed");
        var rest = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await LetThroughAsync(run);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Contains("flaky/step-1 (shell): passed", await rest, StringComparison.Ordinal);
        Assert.Equal(exit, run.ExitCode);
        var reported = Assert.Single(await ReportedAsync());
        Assert.StartsWith("flaky/step-1: flaky ", reported, StringComparison.Ordinal);
        Assert.Contains("expected exit code 0; actual exit code 1", reported, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_cannot_be_made_is_told_and_the_others_run()
    {
        var cache = Directory.CreateDirectory(Path.Combine(_root.FullName, "cache", "drydock"));
        Directory.CreateSymbolicLink(Path.Combine(cache.FullName, "images"), Path.Combine(Cache.OfThisUser().Directory, "images"));
        var engine = sandboxes.Template.Engine.Directory;
        Directory.CreateSymbolicLink(Path.Combine(cache.CreateSubdirectory("engines").FullName, Path.GetFileName(engine)), engine);
        Write("quick", "touch made");
        var how = new ProcessStartInfo
        {
            Environment = { ["XDG_CACHE_HOME"] = Path.Combine(_root.FullName, "cache"), ["DRYDOCK_DEBIAN_MIRROR"] = "http://127.0.0.1:9" },
        };
        using var run = ThisProgram.Start(
            how,
            "verify-lessons",
            "--content",
            Course("quick"),
            "--engine",
            "trixie",
            "bookworm",
            "--report",
            $"json:{Report}"
        );
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, run.ExitCode);
        var reported = await ReportedAsync();
        Assert.Equal("quick/step-1: passed ", reported[1]);
        Assert.StartsWith("quick/step-1: error the engine bookworm could not be made", reported[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_at_a_step_opens_the_reader_s_shell_where_it_begins()
    {
        _ = sandboxes.Template;
        using var run = ThisProgram.Start(
            new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true },
            "verify-lessons",
            "contract",
            "--content",
            ConformanceCourse.Directory,
            "--stop-at",
            "carried"
        );
        await run.StandardInput.WriteAsync("echo \"$WHO is in $PWD, with $(cat ../greeting.txt)\"; exit 4\n");
        run.StandardInput.Close();
        var printed = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("reader is in /home/you/work, with Hello from a file, 你好。\n", 4), (printed, run.ExitCode));
    }

    public void Dispose() => _root.Delete(recursive: true);

    private string Course(params string[] lessons)
    {
        CopiedLesson.WriteCourse(_root.FullName, lessons);
        return _root.FullName;
    }

    private string Report => Path.Combine(_root.FullName, "report.json");

    /// <summary>The report with a line for each step, after checking it against its schema.</summary>
    private async Task<IReadOnlyList<string>> ReportedAsync()
    {
        var report = await File.ReadAllTextAsync(Report, TestContext.Current.CancellationToken);
        Assert.Empty(JsonSchema.Of("report").Faults(report));
        using var json = JsonDocument.Parse(report);
        return
        [
            .. from run in json.RootElement.GetProperty("runs").EnumerateArray()
            from lesson in run.GetProperty("lessons").EnumerateArray()
            from step in lesson.GetProperty("steps").EnumerateArray()
            select $"{lesson.GetProperty("id")}/{step.GetProperty("id")}: {step.GetProperty("status")} {(step.TryGetProperty("reason", out var reason) ? reason : "")}",
        ];
    }

    /// <summary>
    /// Puts a file into each sandbox that the program starts from now on, so that a lesson can depend on something from outside.
    /// </summary>
    private static async Task LetThroughAsync(Process run)
    {
        while (!run.HasExited)
        {
            foreach (var id in ProcessTree.DescendantsOf(run.Id).Where(id => Directory.Exists($"/proc/{id}/root/home/you")))
            {
                // Only root inside can own a file there.
                await HostProcess.RunAsync(
                    HostCommand.Of("nsenter", "--target", $"{id}", "--user", "--mount", "touch", "/home/you/let"),
                    ct: TestContext.Current.CancellationToken
                );
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private void Write(string lesson, params string[] commands)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root.FullName, "lessons", lesson)).FullName;
        File.WriteAllText(
            Path.Combine(folder, "lesson.yml"),
            $"steps:\n{string.Concat(commands.Select((command, index) => $"  - id: step-{index + 1}\n    shell: {command}\n    check: {(command.StartsWith("rm", StringComparison.Ordinal) ? "gone" : "made")}.check.cs\n"))}"
        );
        File.WriteAllText(Path.Combine(folder, "made.check.cs"), "return File.Exists(\"made\") ? 0 : 1;\n");
        File.WriteAllText(Path.Combine(folder, "gone.check.cs"), "return File.Exists(\"made\") ? 1 : 0;\n");
        CopiedLesson.WriteProse(folder);
    }
}
