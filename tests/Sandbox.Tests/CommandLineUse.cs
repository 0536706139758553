using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Site.Sandbox.Tests;

/// <summary><c>verify-lessons</c> as a user starts it.</summary>
public sealed class CommandLineUse(Sandboxes sandboxes) : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("course-");

    [Fact]
    public async Task An_interrupted_run_reports_what_it_knows()
    {
        _ = sandboxes.Template;
        Write("quick", "shell: touch made");
        Write("slow", "shell: touch made; sleep 60");
        var report = Path.Combine(_root.FullName, "report.json");
        using var run = ThisProgram.Start("verify-lessons", "--content", Course("quick", "slow"), "--jobs", "1", "--report", $"json:{report}");
        while (await run.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("quick/step (shell): passed", StringComparison.Ordinal))
        {
            // Until the first lesson is done.
        }

        Process.Start("kill", ["-INT", run.Id.ToString(CultureInfo.InvariantCulture)]);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, run.ExitCode);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken));
        Assert.Equal(["quick"], json.RootElement.GetProperty("runs")[0].GetProperty("lessons").EnumerateArray().Select(lesson => lesson.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Stopping_at_a_step_opens_the_reader_s_shell_where_it_begins()
    {
        _ = sandboxes.Template;
        using var run = Process.Start(new ProcessStartInfo("dotnet", [ThisProgram.Path, "verify-lessons", "contract", "--content", ConformanceCourse.Directory, "--stop-at", "carried"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await run.StandardInput.WriteAsync("echo \"$WHO is in $PWD, with $(cat ../greeting.txt)\"; exit 4\n");
        run.StandardInput.Close();
        var printed = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("reader is in /home/you/work, with Hello from a file, 你好。\n", 4), (printed, run.ExitCode));
    }

    public void Dispose() => _root.Delete(recursive: true);

    private string Course(params string[] lessons)
    {
        File.WriteAllText(
            Path.Combine(_root.FullName, "course.yml"),
            $"title:\n  en: T\n  zh: T\nsummary:\n  en: S\n  zh: S\nlanguages: [en, zh]\nparts:\n  - title:\n      en: P\n      zh: P\n    lessons: [{string.Join(", ", lessons)}]\n");
        return _root.FullName;
    }

    private void Write(string lesson, string step)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root.FullName, "lessons", lesson)).FullName;
        File.WriteAllText(Path.Combine(folder, "lesson.yml"), $"steps:\n  - id: step\n    {step}\n    check: made.check.cs\n");
        File.WriteAllText(Path.Combine(folder, "made.check.cs"), "return File.Exists(\"made\") ? 0 : 1;\n");
        foreach (var language in new[] { "en", "zh" })
        {
            File.WriteAllText(Path.Combine(folder, $"{language}.md"), "---\ntitle: T\nsummary: S\n---\n\n::: step step\nText.\n:::\n");
        }
    }
}
