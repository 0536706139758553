using Site.Sandbox.Scripts;

namespace Site.Sandbox;

/// <summary>The images that lessons pull: built from <c>content/images</c> in a sandbox, kept as a registry's storage.</summary>
/// <param name="Root">Full path of a directory that is laid over an engine's root.</param>
public sealed record LabImages(string Root)
{
    private const string Storage = "/srv/drydock/registry";
    private const string Context = "/var/tmp/images";

    /// <param name="directory">Holds a folder for each image; it may be missing.</param>
    /// <exception cref="SandboxException">An image could not be built.</exception>
    public static async Task<LabImages?> GetAsync(Cache cache, Engine engine, string directory, IProgress<string> progress, CancellationToken ct)
    {
        var files = Directory.Exists(directory)
            ? Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList()
            : [];
        if (files.Count == 0)
        {
            return null;
        }

        var key = Cache.Key([
            await File.ReadAllTextAsync(engine.Lock, ct), Path.GetFileName(engine.Directory), Script.BuildImages,
            .. files.SelectMany(file => new[] { Path.GetRelativePath(directory, file), Convert.ToHexString(File.ReadAllBytes(file)) })]);
        return new LabImages(await cache.GetAsync(
            $"images/{engine.Name}-{key}",
            unfinished => MakeAsync(engine, directory, files, unfinished, progress, ct), progress, ct));
    }

    private static async Task MakeAsync(Engine engine, string directory, List<string> files, string root, IProgress<string> progress, CancellationToken ct)
    {
        progress.Report("Building the images that the lessons pull; this is done once");
        await using var sandbox = await RunningSandbox.StartAsync(new SandboxTemplate(engine, null), SandboxLimits.Default, ct);
        foreach (var file in files)
        {
            var target = sandbox.PathOf($"{Context}/{Path.GetRelativePath(directory, file)}");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var build = await sandbox.RunAsync(
            new SandboxCommand("bash", "-c", Script.BuildImages, "build-images", Context) { Account = Account.Root, Timeout = TimeSpan.FromMinutes(10) },
            progress, ct);
        if (build.ExitCode != 0)
        {
            throw new SandboxException($"The images of {directory} could not be built", build.Text.Trim());
        }

        CopyDirectory(sandbox.PathOf(Storage), root + Storage);
    }

    private static void CopyDirectory(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var directory in Directory.EnumerateDirectories(from))
        {
            CopyDirectory(directory, Path.Combine(to, Path.GetFileName(directory)));
        }

        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
