using Site.Engines;
using Site.Files;

namespace Site.Sandbox;

/// <summary>Debian packages and their dependencies as .deb files. They are downloaded once and kept in the cache.</summary>
internal static class PackageFiles
{
    /// <returns>The full path of the directory of the files.</returns>
    public static Task<string> GetAsync(
        Cache cache,
        EngineName name,
        IReadOnlyList<string> packages,
        IProgress<string> progress,
        CancellationToken ct
    ) =>
        cache.GetAsync(
            $"packages/{name}-{Cache.Fingerprint([name.Suite, .. packages.Order(StringComparer.Ordinal)])}",
            async unfinished =>
            {
                progress.Report($"Downloading packages of {name}; this is done once");
                await Debootstrap.FetchAsync(name, unfinished, packages, progress, ct);
            },
            progress,
            ct
        );
}
