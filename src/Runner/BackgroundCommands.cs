using System.Diagnostics;
using Site.Content;
using Site.Processes;
using Site.Sandbox;

namespace Site.Runner;

/// <summary>The commands of a run that end with the lesson.</summary>
internal sealed class BackgroundCommands
{
    private static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private readonly TaskCompletionSource _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, Task<ProcessResult>> _running = [];

    /// <summary>Completes when the lesson ends.</summary>
    public Task Ending => _ending.Task;

    public bool IsRunning(Step step) => _running.TryGetValue(step.Id, out var running) && !running.IsCompleted;

    /// <summary>
    /// Lets a command get under way: until the engine's answer to it is an open stream, or it has ended, or it has had its
    /// time; the step's check is asked again and again after that.
    /// </summary>
    /// <returns>An execution that has printed nothing yet.</returns>
    public async Task<ProcessResult> StartAsync(Step step, Task<ProcessResult> running, ApiRecorder recorder, CancellationToken ct)
    {
        _running[step.Id] = running;
        var clock = Stopwatch.StartNew();
        while (
            !running.IsCompleted && clock.Elapsed < FirstAnswer && !recorder.Calls.Any(call => call.Status != 0 && call.Duration is null)
        )
        {
            await Task.Delay(Pause, ct);
        }

        return new ProcessResult(new RunOutput([], 0, Cut: false), clock.Elapsed, TimedOut: false);
    }

    /// <summary>Ends all of them.</summary>
    /// <returns>By step: what it printed, and whether it had ended before the lesson did.</returns>
    public async Task<IReadOnlyDictionary<string, (ProcessResult Run, bool Early)>> EndAsync()
    {
        var early = _running.Where(command => command.Value.IsCompleted).Select(command => command.Key).ToHashSet();
        _ending.TrySetResult();
        await Task.WhenAll(_running.Values);
        return _running.ToDictionary(
            command => command.Key,
            command => (command.Value.Result with { TimedOut = false }, early.Contains(command.Key))
        );
    }
}
