using Site.Lessons;
using Site.Recordings;
using Site.Sandbox;
using Site.Snippets;

namespace Site.Verification;

/// <summary>A lesson in one way, from its first step to its last, in one fresh sandbox.</summary>
internal sealed record LessonRun(Course Course, Lesson Lesson, Way Way)
{
    /// <returns>A result for every step that can be done in this way, in order.</returns>
    public async Task<IReadOnlyList<StepResult>> RunAsync(
        SandboxTemplate template, IReadOnlyDictionary<string, CompiledSnippet> programs, IProgress<StepResult> progress, CancellationToken ct)
    {
        await using var sandbox = await template.StartAsync(SandboxLimits.Default, ct);
        var recorder = await sandbox.RecordAsync(ct);
        var shell = new ReaderShell(sandbox);
        await shell.PrepareAsync(Lesson.Steps.SelectMany(step => step.Snippets).Select(snippet => programs[snippet.Path]), ct);
        var stamp = new EngineStamp(template.Engine.Name.Suite, sandbox.Version.Version, sandbox.Version.Api, sandbox.Version.Kernel);
        var runner = new StepRunner(Course.Content, Lesson, Way, sandbox, shell, recorder, stamp);

        var results = new List<StepResult>();
        var blocked = false;
        foreach (var step in Lesson.Steps)
        {
            var result = blocked ? new StepResult(Lesson, step, Way, null, 0, null) : await runner.RunAsync(step, ct);
            blocked |= result.Status != StepStatus.Passed;

            // A command that only prepares the C# way is reported in its own way, and here when it breaks this one.
            if (step.Ways.Contains(Way) || result.Fault is not null)
            {
                results.Add(result);
                progress.Report(result);
            }
        }

        return results;
    }
}
