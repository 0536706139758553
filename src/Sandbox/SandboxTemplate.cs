using Site.Engines;
using Site.Files;

namespace Site.Sandbox;

/// <summary>What fresh sandboxes are made of.</summary>
/// <param name="Images">What the inner registry has; null: nothing.</param>
public sealed record SandboxTemplate(Engine Engine, LabImages? Images)
{
    /// <summary>What a sandbox sees of the host, under <c>/share</c>; null: nothing.</summary>
    public SharedDirectory? Share { get; init; }

    /// <summary>From the cache; what is missing there is made.</summary>
    /// <param name="images">A directory with a folder for each lab image; it may be missing.</param>
    /// <param name="progress">Hears, line by line, what making it is at.</param>
    /// <exception cref="Diagnostics.MachineException">This machine cannot make it.</exception>
    /// <exception cref="SandboxException">An image could not be built.</exception>
    public static async Task<SandboxTemplate> GetAsync(
        Cache cache,
        EngineName name,
        MachineKind machine,
        string images,
        IProgress<string> progress,
        CancellationToken ct
    )
    {
        var store = new EngineStore(cache);
        var builder = await store.GetAsync(name, MachineKind.Docker, progress, ct);
        return new SandboxTemplate(
            await store.GetAsync(name, machine, progress, ct),
            await LabImages.GetAsync(cache, builder, images, progress, ct)
        );
    }

    /// <summary>Starts a machine and waits until it is up: its engine answers, where it has one.</summary>
    /// <exception cref="Diagnostics.MachineException">This machine cannot isolate it.</exception>
    /// <exception cref="SandboxException">It did not come up.</exception>
    public Task<RunningSandbox> StartAsync(SandboxLimits limits, CancellationToken ct) => RunningSandbox.StartAsync(this, limits, ct);
}

/// <summary>A directory of the host in a sandbox.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Writable">Otherwise root inside cannot make it so either.</param>
public sealed record SharedDirectory(string Path, bool Writable);
