using Site.Diagnostics;
using Site.Engines;
using Site.Files;
using Site.Processes;

namespace Site.Sandbox;

/// <summary>The engines in the cache; one that is missing is made.</summary>
public sealed class EngineStore(Cache cache)
{
    private const string Part = "engines";

    /// <summary>A root, what was fetched for it, and what is trimmed from it in the end.</summary>
    private const long NeededBytes = 1L << 30;

    /// <summary>Full path of the directory that has them.</summary>
    public string Directory => Path.Combine(cache.Directory, Part);

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
        [.. cache.Remove($"{Part}/{name}-*"), .. cache.Remove($"packages/{name}-*"), .. cache.Remove($"images/{name}-*")];

    /// <summary>Those that this version of the program does not use, and the half made ones that nobody is at.</summary>
    public IReadOnlyList<string> Outdated() =>
        cache.Unused(
            Part,
            EngineName.All.SelectMany(name =>
                Enum.GetValues<MachineKind>().Select(machine => EngineRoot.Of(name, machine).DirectoryOf(name))
            )
        );

    /// <summary>Removes what is <see cref="Outdated"/>. No sandbox of another version may run on it.</summary>
    /// <returns>What was removed.</returns>
    public IReadOnlyList<string> RemoveOutdated()
    {
        var outdated = Outdated();
        outdated.ToList().ForEach(Cache.Delete);
        return outdated;
    }

    public static MachineException? MissingKeyring() => Debootstrap.MissingKeyring();

    private Task<string> GetAsync(EngineName name, EngineRoot root, IProgress<string> progress, CancellationToken ct) =>
        cache.GetAsync(root.DirectoryOf(name), unfinished => MakeAsync(name, root, unfinished, progress, ct), progress, ct);

    private async Task MakeAsync(EngineName name, EngineRoot recipe, string directory, IProgress<string> progress, CancellationToken ct)
    {
        if (new DriveInfo(directory).AvailableFreeSpace is var free && free < NeededBytes)
        {
            throw new MachineException(
                $"Making {name}{recipe.Suffix} takes {NeededBytes >> 20} MiB, and {cache.Directory} has {free >> 20} MiB left",
                "Free some of its disk, or name a directory on another one: XDG_CACHE_HOME=DIR"
            );
        }

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
        System.IO.Directory.CreateDirectory(Path.Combine(directory, "mnt"));
        File.Copy(Path.Combine(root, "etc/drydock/packages"), Path.Combine(directory, "engine.lock"));
    }
}
