using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Files;
using Site.Sandbox;
using Site.Snippets;
using Site.Verification;

namespace Site.Commands;

/// <summary><c>verify-lessons LESSON --stop-at STEP</c>: the reader's shell, where the step begins.</summary>
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
            throw new CommandLineException("--stop-at wants one lesson and one engine; name them: verify-lessons LESSON --stop-at STEP");
        }

        var step =
            lesson.AllSteps.FirstOrDefault(step => step.Id == stepId)
            ?? throw new CommandLineException(
                $"{lesson.Id} has no step {stepId}; its steps are {string.Join(", ", lesson.AllSteps.Select(step => step.Id))}"
            );

        // Standard output belongs to the shell.
        var progress = new ConsoleLines(Console.Error);
        var template = await SandboxTemplate.GetAsync(
            Cache.OfThisUser(),
            name,
            lesson.Machine,
            course.Content.FullPath("images"),
            progress,
            ct
        );
        var told = new VerificationDisplay.Listener(progress.Report, result => VerificationDisplay.Tell(result, Console.Error));
        return await verifier.StopAsync(
            template,
            lesson,
            step,
            programs,
            told,
            (sandbox, shell) =>
            {
                progress.Report($"You are where `{step.Id}` begins, on Docker {sandbox.Version.Version}. It does: {step.Action.Title}");
                progress.Report("Leave with `exit` or Ctrl-D; then everything on this machine is gone.");
                return sandbox.AttachAsync(shell, ct);
            },
            ct
        );
    }
}
