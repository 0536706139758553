using Site.Diagnostics;
using Site.Processes;
using Site.Sandbox.Scripts;

namespace Site.Sandbox;

/// <summary>The engines in the cache; one that is missing is made.</summary>
public sealed class EngineStore(Cache cache)
{
    private const string Keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";

    /// <param name="progress">Hears, line by line, what making the engine is at.</param>
    /// <exception cref="MachineException">This machine cannot make it.</exception>
    public async Task<Engine> GetAsync(EngineName name, IProgress<string> progress, CancellationToken ct)
    {
        var directory = await cache.GetAsync(DirectoryOf(name), unfinished => MakeAsync(name, unfinished, progress, ct), progress, ct);
        return new Engine(name, directory);
    }

    /// <summary>The engine as it would be used; null when it is not made yet.</summary>
    public Engine? Find(EngineName name) =>
        cache.Find(DirectoryOf(name)) is { } directory ? new Engine(name, directory) : null;

    /// <summary>Removes every version of an engine, with the images that were built for it.</summary>
    /// <returns>What was removed.</returns>
    public IReadOnlyList<string> Remove(EngineName name) => [.. cache.Remove($"engines/{name}-*"), .. cache.Remove($"images/{name}-*")];

    public static MachineException? MissingKeyring() => File.Exists(Keyring) ? null
        : new MachineException("The keys of Debian's archive are not on this machine", "sudo apt-get install -y debian-archive-keyring");

    private static string DirectoryOf(EngineName name) => $"engines/{name}-{Cache.Key([name.Suite, .. name.Packages, Script.Furnish])}";

    private static async Task MakeAsync(EngineName name, string directory, IProgress<string> progress, CancellationToken ct)
    {
        if (MissingKeyring() is { } missing)
        {
            throw missing;
        }

        var engine = new Engine(name, directory);
        var mirror = await DebianMirror.FindAsync(ct);
        progress.Report($"Making the engine {name} (Docker {name.Docker}) from {mirror}; this is done once");
        Directory.CreateDirectory(engine.MountPoint);
        try
        {
            await HostProcess.ReadAsync(Tethered(
                ["debootstrap", "--variant=minbase", $"--keyring={Keyring}", $"--include={string.Join(',', name.Packages)}",
                 name.Suite, engine.Root, mirror, .. name.Script is null ? (string[])[] : [name.Script]]), lines: progress, ct: ct);
            await HostProcess.ReadAsync(Tethered(["chroot", engine.Root, "/bin/bash", "-c", Script.Furnish, "furnish"]), lines: progress, ct: ct);
        }
        catch (ProcessFailedException fault)
        {
            throw new MachineException(
                $"The engine {name} could not be made from {mirror}: {fault.Message}",
                "Mend what the last lines say (often the network or the mirror) and run the command again", fault);
        }

        File.Copy(Path.Combine(engine.Root, "etc/drydock/packages"), engine.Lock);
    }

    private static HostCommand Tethered(IReadOnlyList<string> command) =>
        HostCommand.Script(Script.Tethered, "tethered", command) with { HoldsInput = true };
}
