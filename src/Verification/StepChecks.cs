using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Site.Content;
using Site.Processes;
using Site.Runner;
using Site.Sandbox;
using Site.Verification.PageChecks;

namespace Site.Verification;

/// <summary>Runs the checks of steps.</summary>
internal sealed class StepChecks(RunningSandbox sandbox, ReaderShell shell, BackgroundCommands background)
{
    private (Step Step, Task<ProcessResult> Run)? _started;

    /// <summary>
    /// Starts the check that <see cref="CheckBeforeAsync"/> runs before a step, while the previous step's own check still runs. Checks take
    /// longer than most commands, so this saves much of the time. A check whose result is never used ends with the sandbox.
    /// </summary>
    public void StartBefore(Step? next, CancellationToken ct) =>
        _started = next?.CheckBefore is { } check ? (next, shell.RunAsync(next, check.File, ct)) : null;

    /// <summary>Runs the check before the step, where it must fail. A check that passes there would prove nothing after the step.</summary>
    /// <returns>Null when the check failed as it must, or when the step has no such check.</returns>
    public async Task<Fault?> CheckBeforeAsync(Step step, CancellationToken ct)
    {
        if (step.CheckBefore is not { } check)
        {
            return null;
        }

        var run = await (_started is { } started && started.Step == step ? started.Run : shell.RunAsync(step, check.File, ct));
        return StepJudge.JudgeCheck(
                step,
                check,
                check.Location,
                run,
                CheckExit.NotHappened,
                "passes before the step, so it would also pass if the step did nothing"
            ) ?? await AskPageAsync(check, PageCheckState.NotYet, "before", ct);
    }

    /// <summary>Asks the data of a check, which have to answer as the check did.</summary>
    /// <param name="expected">What the check has answered.</param>
    /// <param name="moment"><c>before</c> or <c>after</c>.</param>
    /// <returns>Null when they do, or when there are none.</returns>
    public async Task<Fault?> AskPageAsync(SnippetUse check, PageCheckState expected, string moment, CancellationToken ct)
    {
        if (check.InPage is not { } data)
        {
            return null;
        }

        using var engine = sandbox.Http();
        PageAnswer answer;
        try
        {
            var question = new PageQuestion(data, (method, path, body, ct) => SendAsync(engine, method, path, body, ct), RunAsync);
            answer = await question.AskAsync(data.Done.Keys.First(), ct);
        }
        catch (HttpRequestException fault)
        {
            answer = new PageAnswer(PageCheckState.Failed, fault.Message);
        }

        return StepJudge.JudgePageCheck(check, data, answer, expected, moment);
    }

    private async Task<(int Exit, string Output)> RunAsync(IReadOnlyList<string> command, CancellationToken ct)
    {
        var run = await sandbox.RunAsync(new SandboxCommand(command) { Account = Account.Root, StreamsApart = true }, ct: ct);
        return (run.ExitCode, string.Concat(run.Chunks.Where(chunk => !chunk.IsError).Select(chunk => chunk.Text)));
    }

    private static async Task<(int Status, string Body)> SendAsync(
        HttpClient engine,
        string method,
        string path,
        string? body,
        CancellationToken ct
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        }

        using var response = await engine.SendAsync(request, ct);
        return ((int)response.StatusCode, Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(ct)));
    }

    /// <summary>
    /// Runs the check after the step. If the step started a command in the background, the check is repeated until it passes or the step's
    /// timeout is over.
    /// </summary>
    /// <returns>Null when the step has no check.</returns>
    public async Task<ProcessResult?> CheckAfterAsync(Step step, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while (step.Check is { } check)
        {
            var run = await shell.RunAsync(step, check.File, ct);
            if (run.ExitCode != CheckExit.NotHappened || !background.IsRunning(step) || clock.Elapsed > step.Timeout)
            {
                return run;
            }
        }

        return null;
    }
}
