using Site.Diagnostics;

namespace Site.Sandbox;

/// <summary>Hands out fresh sandboxes, and starts the next one while the previous one is in use.</summary>
/// <param name="planned">The templates of the sandboxes, in the order in which they will be taken.</param>
/// <param name="ct">Cancels the start of sandboxes that are not up yet.</param>
public sealed class SandboxPool(IEnumerable<SandboxTemplate> planned, CancellationToken ct) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<SandboxTemplate> _planned = [.. planned];
    private (SandboxTemplate Template, Task<RunningSandbox> Started)? _spare;

    /// <summary>Returns a sandbox that is up and was never used.</summary>
    /// <inheritdoc cref="SandboxTemplate.StartAsync"/>
    public Task<RunningSandbox> TakeAsync(SandboxTemplate template)
    {
        lock (_lock)
        {
            var taken = _spare is { } spare && spare.Template == template ? spare.Started : null;
            if (taken is not null)
            {
                _spare = null;
            }
            else
            {
                _planned.Remove(template);
            }

            taken ??= StartAsync(template);
            if (_spare is null && _planned is [var next, ..])
            {
                _planned.RemoveAt(0);
                _spare = (next, StartAsync(next));
            }

            return taken;
        }
    }

    /// <summary>Ends the sandbox that was started ahead and not taken, if there is one.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_spare is { } spare)
            {
                await (await spare.Started).DisposeAsync();
            }
        }
        catch (Exception fault) when (fault is SandboxException or MachineException or OperationCanceledException)
        {
            // The spare sandbox did not start, but it is not needed any more.
        }
    }

    private Task<RunningSandbox> StartAsync(SandboxTemplate template) => Task.Run(() => template.StartAsync(SandboxLimits.Default, ct), ct);
}
