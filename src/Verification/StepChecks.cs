using System.Diagnostics;
using Site.Content;
using Site.Processes;
using Site.Runner;

namespace Site.Verification;

/// <summary>Asks the checks of a run's steps.</summary>
internal sealed class StepChecks(ReaderShell shell, BackgroundCommands background)
{
    private (Step Step, Task<ProcessResult> Answer)? _ahead;

    /// <summary>
    /// Starts what <see cref="BeforeAsync"/> will ask for a step, while something else still runs: a check takes longer than most commands.
    /// An answer that nobody comes for ends with the sandbox.
    /// </summary>
    public void AskAhead(Step? next, CancellationToken ct) =>
        _ahead = next?.CheckBefore is { } check ? (next, shell.RunAsync(next, check.File, ct)) : null;

    /// <summary>What has to say "not yet" before the step; a check that can't proves nothing after it.</summary>
    /// <returns>Null when it said so, or when the step has no such check.</returns>
    public async Task<Fault?> BeforeAsync(Step step, CancellationToken ct)
    {
        if (step.CheckBefore is not { } check)
        {
            return null;
        }

        var answer = await (_ahead is { } ahead && ahead.Step == step ? ahead.Answer : shell.RunAsync(step, check.File, ct));
        return StepJudge.JudgeCheck(
            step,
            check,
            check.Location,
            answer,
            StepJudge.NotHappened,
            "it says so before the step: it would pass if the step did nothing"
        );
    }

    /// <summary>What the step's check says after it. What was started in the background has the step's time to get there.</summary>
    /// <returns>Null when the step has no check.</returns>
    public async Task<ProcessResult?> AfterAsync(Step step, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while (step.Check is { } check)
        {
            var answer = await shell.RunAsync(step, check.File, ct);
            if (answer.ExitCode != StepJudge.NotHappened || !background.IsRunning(step) || clock.Elapsed > step.Timeout)
            {
                return answer;
            }
        }

        return null;
    }
}
