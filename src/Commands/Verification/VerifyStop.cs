using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Files;
using Site.Sandbox;
using Site.Snippets;
using Site.Verification;

namespace Site.Commands;

/// <summary>Runs <c>verify-lessons LESSON --stop-at STEP</c>: the steps before the given one, and then a shell in place of it.</summary>
internal static class VerifyStop
{
    public static async Task<int> RunAsync(
        Verifier verifier,
        Course course,
        IReadOnlyList<Lesson> lessons,
        string stepId,
        IReadOnlyDictionary<string, CompiledSnippet> programs,
        IReadOnlyList<EngineName> engines,
        CancellationToken ct
    )
    {
        if (lessons is not [var lesson] || engines is not [var name])
        {
            throw new CommandLineException(
                "--stop-at needs one lesson and one engine; run: verify-lessons LESSON --stop-at STEP --engine SUITE"
            );
        }

        var step = FindStep(lesson, stepId);

        // Progress goes to standard error, so that standard output holds only what the shell prints.
        var progress = new ConsoleLines(Console.Error);
        var template = await SandboxTemplate.GetAsync(
            Cache.OfThisUser(),
            name,
            lesson.Machine,
            course.Content.FullPath("images"),
            progress,
            ct
        );
        var steps = new StepProgress(progress.Report, result => VerificationDisplay.PrintResult(result, Console.Error));
        return await verifier.StopAsync(
            template,
            lesson,
            step,
            programs,
            steps,
            (sandbox, shell) =>
            {
                progress.Report($"The next step is `{step.Id}`, on Docker {sandbox.Version.Version}: {step.Action.Title}");
                progress.Report("Leave with `exit` or Ctrl-D; everything on the machine is then deleted.");
                return sandbox.AttachAsync(shell, ct);
            },
            ct
        );
    }

    private static Step FindStep(Lesson lesson, string id) =>
        lesson.AllSteps.FirstOrDefault(step => step.Id == id)
        ?? throw new CommandLineException(
            $"Step {id} not found in {lesson.Id}; its steps are {string.Join(", ", lesson.AllSteps.Select(step => step.Id))}"
        );
}
