using Site.Files;
using Site.Processes;
using Site.Sandbox.Scripts;

namespace Site.Sandbox;

/// <summary>
/// The images that lessons pull. They are built from <c>content/images</c> in a sandbox, and kept as the storage directory of a registry.
/// </summary>
/// <param name="Root">Full path of a directory that a sandbox mounts over its engine's root.</param>
public sealed record LabImages(string Root)
{
    private const string Storage = "/srv/drydock/registry";
    private const string Context = "/var/tmp/images";
    private const string Packages = "/var/tmp/packages";

    /// <summary>The file in the folder of an image that names Debian packages, one a line.</summary>
    internal const string PackageList = "packages";

    /// <summary>The file in the folder of an image that is only built where this computer has what the file names.</summary>
    private const string Needs = "needs";

    /// <summary>Returns the images from the cache, and builds them first if they are missing.</summary>
    /// <param name="directory">A directory with a folder for each image; it may be missing.</param>
    /// <param name="only">The names of the images that are wanted; null: all.</param>
    /// <returns>Null when there are no images to build.</returns>
    /// <exception cref="SandboxException">An image could not be built.</exception>
    public static async Task<LabImages?> GetAsync(
        Cache cache,
        Engine engine,
        string directory,
        IProgress<string> progress,
        CancellationToken ct,
        IReadOnlyCollection<string>? only = null
    )
    {
        var files = Directory.Exists(directory)
            ? Directory
                .EnumerateDirectories(directory)
                .Where(image => only?.Contains(Path.GetFileName(image)) != false && CanBuild(image))
                .SelectMany(image => Directory.EnumerateFiles(image, "*", SearchOption.AllDirectories))
                .Order(StringComparer.Ordinal)
                .ToList()
            : [];
        if (files.Count == 0)
        {
            return null;
        }

        var key = Cache.Fingerprint([
            await File.ReadAllTextAsync(engine.Lock, ct),
            Path.GetFileName(engine.Directory),
            Script.BuildImages,
            .. files.SelectMany(file => new[] { Path.GetRelativePath(directory, file), Convert.ToHexString(File.ReadAllBytes(file)) }),
        ]);
        return new LabImages(
            await cache.GetAsync(
                $"images/{engine.Name}-{key}",
                async unfinished =>
                    await MakeAsync(
                        engine,
                        directory,
                        files,
                        await PackagesAsync(cache, engine, files.Where(file => Path.GetFileName(file) == PackageList), progress, ct),
                        unfinished,
                        progress,
                        ct
                    ),
                progress,
                ct
            )
        );
    }

    /// <summary>
    /// Whether to build an image. One that needs qemu takes a download and a minute that only the lessons about virtual machines are worth,
    /// so the emulator's presence on this computer decides: it says that the steps that need it are to be run.
    /// </summary>
    /// <param name="image">The full path of the image's folder.</param>
    /// <exception cref="SandboxException">The image needs something that is not known.</exception>
    private static bool CanBuild(string image)
    {
        var needs = Path.Combine(image, Needs);
        return !File.Exists(needs)
            || (
                File.ReadAllText(needs).Trim() is "qemu"
                    ? Host.HasQemu
                    : throw new SandboxException($"{needs} names something else than qemu, which is all that an image can need")
            );
    }

    /// <summary>Downloads the packages that images name and that the engine's root does not have.</summary>
    /// <param name="lists">The images' files that name packages.</param>
    /// <returns>The full path of the directory of the .deb files; null when no package is missing.</returns>
    internal static async Task<string?> PackagesAsync(
        Cache cache,
        Engine engine,
        IEnumerable<string> lists,
        IProgress<string> progress,
        CancellationToken ct
    )
    {
        var installed = File.ReadLines(engine.Lock).Select(line => line.Split(' ')[0]);
        var missing = lists
            .SelectMany(File.ReadLines)
            .Select(line => line.Trim())
            .Where(line => line.Length > 0)
            .Except(installed)
            .ToList();
        return missing.Count == 0 ? null : await PackageFiles.GetAsync(cache, engine, missing, progress, ct);
    }

    private static async Task MakeAsync(
        Engine engine,
        string directory,
        List<string> files,
        string? packages,
        string root,
        IProgress<string> progress,
        CancellationToken ct
    )
    {
        progress.Report("Building the images that the lessons pull; this is done once");
        await using var sandbox = await RunningSandbox.StartAsync(new SandboxTemplate(engine, null), SandboxLimits.Default, ct);
        foreach (var file in files)
        {
            sandbox.Files.CopyIn(file, $"{Context}/{Path.GetRelativePath(directory, file)}");
        }

        foreach (var file in packages is null ? [] : Directory.EnumerateFiles(packages))
        {
            sandbox.Files.CopyIn(file, $"{Packages}/{Path.GetFileName(file)}");
        }

        var build = await sandbox.RunAsync(
            new SandboxCommand("bash", "-c", Script.BuildImages, "build-images", Context, packages is null ? "" : Packages)
            {
                Account = Account.Root,
                Timeout = TimeSpan.FromMinutes(10),
            },
            progress,
            ct
        );
        if (build.ExitCode != 0)
        {
            throw new SandboxException($"The images of {directory} could not be built", build.Text.Trim());
        }

        sandbox.Files.CopyOut(Storage, root + Storage, SandboxLimits.Default.DiskBytes);
        var owner = (IdRange.OfThisProcess() ?? throw Host.MissingIds()).First;
        await HostProcess.ReadAsync(HostCommand.Of("chown", "--recursive", $"{owner}:{owner}", root), ct: ct);
    }
}
