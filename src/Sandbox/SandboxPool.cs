using Site.Diagnostics;

namespace Site.Sandbox;

/// <summary>Hands out fresh sandboxes, and starts the one that is wanted next while the last is in use.</summary>
/// <param name="wanted">What they are made of, in the order in which they will be taken.</param>
/// <param name="ct">Ends the start of whatever was not taken yet.</param>
public sealed class SandboxPool(IEnumerable<SandboxTemplate> wanted, CancellationToken ct) : IAsyncDisposable
{
    private readonly Lock _taking = new();
    private readonly List<SandboxTemplate> _wanted = [.. wanted];
    private (SandboxTemplate Template, Task<RunningSandbox> Started)? _spare;

    /// <summary>A sandbox of nobody else's, up and unused.</summary>
    /// <inheritdoc cref="SandboxTemplate.StartAsync"/>
    public Task<RunningSandbox> TakeAsync(SandboxTemplate template)
    {
        lock (_taking)
        {
            var taken = _spare is { } spare && spare.Template == template ? spare.Started : null;
            if (taken is not null)
            {
                _spare = null;
            }
            else
            {
                _wanted.Remove(template);
            }

            taken ??= StartAsync(template);
            if (_spare is null && _wanted is [var next, ..])
            {
                _wanted.RemoveAt(0);
                _spare = (next, StartAsync(next));
            }

            return taken;
        }
    }

    /// <summary>Ends the spare one.</summary>
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
            // It never came up, and nobody waits for it any more.
        }
    }

    private Task<RunningSandbox> StartAsync(SandboxTemplate template) => Task.Run(() => template.StartAsync(SandboxLimits.Default, ct), ct);
}
