using Site.Engines;
using Site.Files;

namespace Site.Sandbox;

/// <summary>Debian packages as files, with everything that they need: fetched once, then nothing needs the network any more.</summary>
internal static class PackageFiles
{
    /// <returns>The full path of a directory of <c>.deb</c> files.</returns>
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
                progress.Report($"Fetching packages of {name}; this is done once");
                await Debootstrap.FetchAsync(name, unfinished, packages, progress, ct);
            },
            progress,
            ct
        );
}
