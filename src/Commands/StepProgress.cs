using Site.Verification;

namespace Site.Commands;

/// <summary>
/// Passes on progress messages and step results, one at a time: several sandboxes run at once, and their steps can end at the same moment.
/// </summary>
internal sealed class StepProgress(Action<string> onMessage, Action<StepResult> onStep) : IProgress<string>, IProgress<StepResult>
{
    private readonly Lock _lock = new();

    public void Report(string value)
    {
        lock (_lock)
        {
            onMessage(value);
        }
    }

    public void Report(StepResult value)
    {
        lock (_lock)
        {
            onStep(value);
        }
    }
}
