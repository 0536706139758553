using Site.Files;

namespace Site.Sandbox;

/// <summary>Debian packages, and their dependencies that an engine lacks, as .deb files. They are downloaded once and kept in the cache.</summary>
public static class PackageFiles
{
    /// <returns>The full path of the directory of the files.</returns>
    public static Task<string> GetAsync(
        Cache cache,
        Engine engine,
        IReadOnlyList<string> packages,
        IProgress<string> progress,
        CancellationToken ct
    ) =>
        cache.GetAsync(
            $"packages/{engine.Name}-{Cache.Fingerprint([Path.GetFileName(engine.Directory), .. packages.Order(StringComparer.Ordinal)])}",
            async unfinished =>
            {
                progress.Report($"Downloading packages of {engine.Name}; this is done once");
                await DebianPackages.FetchAsync(engine.Name, engine.Root, unfinished, packages, progress, ct);
            },
            progress,
            ct
        );
}
