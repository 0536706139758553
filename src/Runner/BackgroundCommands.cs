using System.Diagnostics;
using Site.Content;
using Site.Processes;
using Site.Sandbox;

namespace Site.Runner;

/// <summary>The commands of a lesson that keep running in the background until the lesson ends.</summary>
internal sealed class BackgroundCommands
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);
    private readonly TaskCompletionSource _lessonEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, Task<ProcessResult>> _running = [];

    /// <summary>Completes when the lesson ends.</summary>
    public Task LessonEnd => _lessonEnd.Task;

    public bool IsRunning(Step step) => _running.TryGetValue(step.Id, out var running) && !running.IsCompleted;

    /// <summary>
    /// Waits until a command that was just started is under way: until the engine answers one of its calls with a stream that stays open,
    /// or the command ends, or two seconds pass. Two seconds may be too short, so the step's check is repeated afterwards.
    /// </summary>
    /// <returns>A result without output, because the command is still running.</returns>
    public async Task<ProcessResult> StartAsync(Step step, Task<ProcessResult> running, ApiRecorder recorder, CancellationToken ct)
    {
        _running[step.Id] = running;
        var clock = Stopwatch.StartNew();
        while (
            !running.IsCompleted && clock.Elapsed < StartTimeout && !recorder.Calls.Any(call => call.Status != 0 && call.Duration is null)
        )
        {
            await Task.Delay(PollInterval, ct);
        }

        return new ProcessResult(new RunOutput([], 0, Cut: false), clock.Elapsed, TimedOut: false);
    }

    /// <summary>Ends all commands.</summary>
    /// <returns>For each step's id, the command's result and whether it had ended before the lesson did.</returns>
    public async Task<IReadOnlyDictionary<string, (ProcessResult Run, bool EndedEarly)>> EndAsync()
    {
        var early = _running.Where(command => command.Value.IsCompleted).Select(command => command.Key).ToHashSet();
        _lessonEnd.TrySetResult();
        await Task.WhenAll(_running.Values);
        return _running.ToDictionary(
            command => command.Key,
            command => (command.Value.Result with { TimedOut = false }, early.Contains(command.Key))
        );
    }
}
