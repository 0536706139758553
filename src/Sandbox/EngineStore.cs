using Site.Diagnostics;
using Site.Processes;

namespace Site.Sandbox;

/// <summary>The engines in the cache; one that is missing is made.</summary>
public sealed class EngineStore(Cache cache)
{
    /// <param name="progress">Hears, line by line, what making the engine is at.</param>
    /// <exception cref="MachineException">This machine cannot make it.</exception>
    public async Task<Engine> GetAsync(EngineName name, MachineKind machine, IProgress<string> progress, CancellationToken ct) =>
        new(name, machine, await GetAsync(name, EngineRoot.Of(name, machine), progress, ct));

    /// <summary>The engine as it would be used; null when it is not made yet.</summary>
    public Engine? Find(EngineName name, MachineKind machine) =>
        cache.Find(EngineRoot.Of(name, machine).DirectoryOf(name)) is { } directory ? new Engine(name, machine, directory) : null;

    /// <summary>Removes every version of an engine, on every machine, with what was fetched and built for it.</summary>
    /// <returns>What was removed.</returns>
    public IReadOnlyList<string> Remove(EngineName name) =>
        [.. cache.Remove($"engines/{name}-*"), .. cache.Remove($"packages/{name}-*"), .. cache.Remove($"images/{name}-*")];

    public static MachineException? MissingKeyring() => Debootstrap.MissingKeyring();

    private Task<string> GetAsync(EngineName name, EngineRoot root, IProgress<string> progress, CancellationToken ct) =>
        cache.GetAsync(root.DirectoryOf(name), unfinished => MakeAsync(name, root, unfinished, progress, ct), progress, ct);

    private async Task MakeAsync(EngineName name, EngineRoot recipe, string directory, IProgress<string> progress, CancellationToken ct)
    {
        var root = Path.Combine(directory, "root");
        if (recipe.Base is { } bare)
        {
            var source = Path.Combine(await GetAsync(name, bare, progress, ct), "root");
            await HostProcess.ReadAsync(HostCommand.Of("cp", "--archive", "--reflink=auto", source, root), ct: ct);
        }
        else
        {
            progress.Report($"Making the engine {name} (Docker {name.Docker}); this is done once");
            await Debootstrap.InstallAsync(name, root, EngineRoot.Packages, progress, ct);
        }

        if (recipe.Files.Count > 0)
        {
            progress.Report($"Fetching {string.Join(", ", recipe.Files)}");
            await Debootstrap.FetchAsync(name, Path.Combine(root, EngineRoot.FileDirectory), recipe.Files, progress, ct);
        }

        progress.Report($"Setting up {name}{recipe.Suffix}");
        await Debootstrap.ScriptAsync(root, recipe.Script, progress, ct);
        Directory.CreateDirectory(Path.Combine(directory, "mnt"));
        File.Copy(Path.Combine(root, "etc/drydock/packages"), Path.Combine(directory, "engine.lock"));
    }
}
