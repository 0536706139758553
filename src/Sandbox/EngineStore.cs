using Site.Diagnostics;
using Site.Engines;
using Site.Files;
using Site.Processes;

namespace Site.Sandbox;

/// <summary>The engines in the cache. An engine that is missing is made when it is first needed.</summary>
public sealed class EngineStore(Cache cache)
{
    private const string Part = "engines";

    /// <summary>
    /// The free space that making an engine needs: its root, the downloaded packages, and files that are removed at the end.
    /// </summary>
    private const long NeededBytes = 1L << 30;

    /// <summary>Full path of the directory of the engines.</summary>
    public string Directory => Path.Combine(cache.Directory, Part);

    /// <summary>Returns an engine from the cache, and makes it first if it is missing.</summary>
    /// <param name="progress">Is called with each line of progress while the engine is made.</param>
    /// <exception cref="MachineException">This machine cannot make the engine.</exception>
    public async Task<Engine> GetAsync(EngineName name, MachineKind machine, IProgress<string> progress, CancellationToken ct) =>
        new(name, machine, await GetAsync(name, EngineRoot.Of(name, machine), progress, ct));

    /// <summary>Returns an engine from the cache; null when it has not been made yet.</summary>
    public Engine? Find(EngineName name, MachineKind machine) =>
        Find(EngineRoot.Of(name, machine), name) is { } directory ? new Engine(name, machine, directory) : null;

    /// <summary>Removes every version of an engine for every kind of machine, with the packages and images that were made for it.</summary>
    /// <returns>The paths that were removed.</returns>
    public IReadOnlyList<string> Remove(EngineName name) =>
        [.. cache.Remove($"{Part}/{name}-*"), .. cache.Remove($"packages/{name}-*"), .. cache.Remove($"images/{name}-*")];

    /// <summary>The directories that this version of the program does not use, and unfinished ones that no process is working on.</summary>
    public IReadOnlyList<string> Outdated() =>
        cache.Unused(
            Part,
            EngineName
                .All.Append(EngineName.InPage)
                .SelectMany(name =>
                    Enum.GetValues<MachineKind>().Select(machine => DirectoryOf(EngineRoot.Of(name, machine), name)).OfType<string>()
                )
        );

    /// <summary>
    /// Removes the <see cref="Outdated"/> directories. A sandbox of another version of this program must not be using one.
    /// </summary>
    /// <returns>The paths that were removed.</returns>
    public IReadOnlyList<string> RemoveOutdated()
    {
        var outdated = Outdated();
        outdated.ToList().ForEach(Cache.Delete);
        return outdated;
    }

    public static MachineException? MissingKeyring() => DebianPackages.MissingKeyring();

    private string? Find(EngineRoot root, EngineName name) => DirectoryOf(root, name) is { } directory ? cache.Find(directory) : null;

    /// <summary>Null when this process has no ids for the files of an engine, and so can have none.</summary>
    private static string? DirectoryOf(EngineRoot root, EngineName name) =>
        IdRange.OfThisProcess() is { } ids ? root.DirectoryOf(name, ids) : null;

    private Task<string> GetAsync(EngineName name, EngineRoot root, IProgress<string> progress, CancellationToken ct) =>
        cache.GetAsync(
            DirectoryOf(root, name) ?? throw Host.MissingIds(),
            unfinished => MakeAsync(name, root, unfinished, progress, ct),
            progress,
            ct
        );

    private async Task MakeAsync(EngineName name, EngineRoot recipe, string directory, IProgress<string> progress, CancellationToken ct)
    {
        if (new DriveInfo(directory).AvailableFreeSpace is var free && free < NeededBytes)
        {
            throw new MachineException(
                $"Making {name}{recipe.Suffix} takes {NeededBytes >> 20} MiB, but {cache.Directory} has only {free >> 20} MiB left",
                "Free some space on that disk, or name a directory on another disk: XDG_CACHE_HOME=DIR"
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
            await DebianPackages.InstallAsync(name, System.IO.Directory.CreateDirectory(root).FullName, EngineRoot.Packages, progress, ct);
        }

        if (recipe.Files.Count > 0)
        {
            progress.Report($"Downloading {string.Join(", ", recipe.Files)}");
            await DebianPackages.FetchAsync(name, root, Path.Combine(root, EngineRoot.FileDirectory), recipe.Files, progress, ct);
        }

        progress.Report($"Setting up {name}{recipe.Suffix}");
        await DebianPackages.ScriptAsync(root, recipe.Script, progress, ct);
        File.Copy(Path.Combine(root, "etc/drydock/packages"), Path.Combine(directory, "engine.lock"));
    }
}
