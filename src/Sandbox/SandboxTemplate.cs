using Site.Diagnostics;
using Site.Engines;
using Site.Files;

namespace Site.Sandbox;

/// <summary>What a sandbox is started from.</summary>
/// <param name="Images">The images in the registry of the sandbox; null: none.</param>
public sealed record SandboxTemplate(Engine Engine, LabImages? Images)
{
    /// <summary>The directory of the host that the sandbox has as <c>/share</c>; null: none.</summary>
    public SharedDirectory? Share { get; init; }

    /// <summary>Gets the engine and the images from the cache, and makes first what is missing.</summary>
    /// <param name="images">A directory with a folder for each image; it may be missing.</param>
    /// <param name="progress">Is called with each line of progress while they are made.</param>
    /// <param name="only">The names of the images that are wanted; null: all.</param>
    /// <exception cref="MachineException">This machine cannot make the engine.</exception>
    /// <exception cref="SandboxException">An image could not be built.</exception>
    public static async Task<SandboxTemplate> GetAsync(
        Cache cache,
        EngineName name,
        MachineKind machine,
        string images,
        IProgress<string> progress,
        CancellationToken ct,
        IReadOnlyCollection<string>? only = null
    )
    {
        var store = new EngineStore(cache);
        var builder = await store.GetAsync(name, MachineKind.Docker, progress, ct);
        return new SandboxTemplate(
            await store.GetAsync(name, machine, progress, ct),
            await LabImages.GetAsync(cache, builder, images, progress, ct, only)
        );
    }

    /// <summary>Starts a sandbox and waits until it is up. If it has an engine, that means that the engine answers.</summary>
    /// <exception cref="MachineException">This machine cannot isolate a sandbox.</exception>
    /// <exception cref="SandboxException">The sandbox did not come up.</exception>
    public Task<RunningSandbox> StartAsync(SandboxLimits limits, CancellationToken ct) => RunningSandbox.StartAsync(this, limits, ct);
}

/// <summary>A directory of the host that a sandbox shares.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Writable">
/// Whether the sandbox may write to it, as the directory's owner. If not, even root inside cannot remount it to be writable.
/// </param>
public sealed record SharedDirectory(string Path, bool Writable)
{
    private const uint Nobody = 65534;

    /// <summary>Checks that the directory can be shared.</summary>
    /// <exception cref="MachineException">The sandbox would have to write as an account that it must not be.</exception>
    internal void Require()
    {
        if (Writable && Owner() is null)
        {
            throw new MachineException(
                $"A sandbox writes to a shared directory as its owner, and {Path} does not belong to you, or it belongs to root",
                "Share a directory of your own, or share this one read-only"
            );
        }
    }

    /// <summary>
    /// The ids of the directory's owner. Null for the machine's own root, which a sandbox must not be, and for accounts that this process
    /// does not have, which the kernel shows as <c>nobody</c>. Then the sandbox reads what everybody may read.
    /// </summary>
    internal (uint User, uint Group)? Owner()
    {
        using var directory = Libc.HandleOf(Path);
        if (directory.IsInvalid)
        {
            return null;
        }

        var status = Libc.StatusOf(directory);
        return Forbidden(status.User) || Forbidden(status.Group) ? null : (status.User, status.Group);

        static bool Forbidden(uint id) => id == Nobody || (id == 0 && IdRange.IsOutside);
    }
}
