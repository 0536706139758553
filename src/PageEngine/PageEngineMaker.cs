using System.Reflection;
using System.Text;
using Site.Diagnostics;
using Site.Engines;
using Site.Files;
using Site.Processes;
using Site.Sandbox;

namespace Site.PageEngine;

/// <summary>
/// Makes a machine that runs in a reader's browser: an emulated 32-bit PC that has booted, with Docker running or without it, as a set of
/// files for a site. It is kept in the cache.
/// </summary>
/// <param name="ImageDirectory">The directory with a folder for each lab image.</param>
public sealed record PageEngineMaker(PageMachine Machine, Cache Cache, string ImageDirectory)
{
    private const string Disk = "disk-";
    private const string Profile = "/var/tmp/profile";
    private const string Tools = "/var/tmp/tools";
    private const string Kernel = "/var/tmp/packages";
    private const string Compiler = "/var/tmp/compiler";
    private const string OfImages = "/var/tmp/of-images";
    private const string Files = "/var/tmp/files";
    private const string Out = "/var/tmp/out";

    private static readonly string[] KernelPackages = ["linux-image-686", "seabios"];

    private const string Daemon = "usr/sbin/dockerd";

    /// <summary>
    /// The addresses that a swarm would give to its networks. At each of its starts, of which there are several for a container, dockerd
    /// divides them into 65,536 networks of this many bits, which takes longer than all its other initialization. With fewer bits, there are 256.
    /// </summary>
    private const string PoolBase = "10.0.0.0/8";
    private const uint PoolSize = 24,
        SmallerPoolSize = 16;

    /// <summary>The directory of the files in the cache; null when they have not been made for this version of the program and the images.</summary>
    public string? Find() => Cache.Find(Name);

    /// <summary>Returns the directory of the files, and makes them first if they are missing.</summary>
    /// <exception cref="MachineException">This computer cannot make them.</exception>
    /// <exception cref="SandboxException">The disk of the emulated PC could not be made.</exception>
    public async Task<string> GetAsync(IProgress<string> progress, CancellationToken ct)
    {
        if (Find() is { } found)
        {
            return found;
        }

        await NeedAsync("node", "--version", "Install Node.js 20 or later: sudo apt-get install -y nodejs", ct);
        await NeedAsync(Compressor, "--version", "sudo apt-get install -y zstd", ct);
        Host.Require();
        var template = await SandboxTemplate.GetAsync(
            Cache,
            EngineName.InPage,
            MachineKind.Docker,
            ImageDirectory,
            progress,
            ct,
            Machine.Images
        );
        var parts = await Cache.GetAsync(
            $"{Part}/{Disk}{DiskName(template)}",
            target => MakeDiskAsync(template, target, progress, ct),
            progress,
            ct
        );
        return await Cache.GetAsync(Name, target => BootAsync(parts, target, progress, ct), progress, ct);
    }

    /// <summary>
    /// The directories that this version of the program does not use, and unfinished ones that no process is working on. The disk that was
    /// made last is none of them: another engine can be made from it.
    /// </summary>
    public IReadOnlyList<string> Outdated()
    {
        var unused = Cache.Unused(Part, [Name]);
        var last = unused
            .Where(directory => Path.GetFileName(directory).StartsWith(Disk, StringComparison.Ordinal))
            .MaxBy(Directory.GetLastWriteTimeUtc);
        return [.. unused.Where(directory => directory != last)];
    }

    /// <summary>Removes the <see cref="Outdated"/> directories. No other version of the program must be building a site with one.</summary>
    /// <returns>The paths that were removed.</returns>
    public IReadOnlyList<string> RemoveOutdated()
    {
        var outdated = Outdated();
        outdated.ToList().ForEach(Cache.Delete);
        return outdated;
    }

    /// <summary>The program that compresses the files.</summary>
    internal string Compressor { get; init; } = "zstd";

    /// <summary>The directory's path relative to the cache, with a hash of what the files are made from.</summary>
    internal string Name => $"{Part}/{Cache.Fingerprint([.. Scripts, MakerText, .. ImageFiles()])}";

    private string Part => $"page-{Machine.Name}";

    private IEnumerable<string> Scripts =>
        Machine.Placed.Select(file => file.Script).Append(Machine.Profile).Append("make-disk.sh").Select(Script);

    private string MakerText => File.Exists(Maker) ? File.ReadAllText(Maker) : "";

    private string Maker => Path.Combine(AppContext.BaseDirectory, "theme", "engine", Machine.Maker);

    private string DiskName(SandboxTemplate template) =>
        Cache.Fingerprint([Path.GetFileName(template.Engine.Directory), Path.GetFileName(template.Images?.Root) ?? "", .. Scripts]);

    private IEnumerable<string> ImageFiles() =>
        Machine
            .Images.Select(image => Path.Combine(ImageDirectory, image))
            .Where(Directory.Exists)
            .SelectMany(image => Directory.EnumerateFiles(image, "*", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .SelectMany(file => new[] { Path.GetRelativePath(ImageDirectory, file), Convert.ToHexString(File.ReadAllBytes(file)) });

    /// <summary>Makes what the emulated PC starts from: kernel, ramdisk, disk and firmware.</summary>
    private async Task MakeDiskAsync(SandboxTemplate template, string target, IProgress<string> progress, CancellationToken ct)
    {
        var packages = new List<(string File, string Directory)>();
        foreach (var (names, directory) in new[] { (Machine.Tools, Tools), (KernelPackages, Kernel), (Machine.Compiler, Compiler) })
        {
            var source = names is [] ? null : await PackageFiles.GetAsync(Cache, template.Engine, names, progress, ct);
            packages.AddRange(source is null ? [] : Directory.EnumerateFiles(source).Select(file => (file, directory)));
        }

        var named = Machine.Images.Select(image => (Name: image, File: Path.Combine(ImageDirectory, image, LabImages.PackageList)));
        var ofImages = await LabImages.PackagesAsync(Cache, template.Engine, named.Select(image => image.File), progress, ct);
        packages.AddRange(ofImages is null ? [] : Directory.EnumerateFiles(ofImages).Select(file => (file, OfImages)));
        progress.Report("Making the disk of the emulated PC");
        await using var sandbox = await template.StartAsync(SandboxLimits.Default, ct);
        foreach (var (file, directory) in packages)
        {
            sandbox.Files.CopyIn(file, $"{directory}/{Path.GetFileName(file)}");
        }

        foreach (var (name, file) in named)
        {
            sandbox.Files.CopyIn(file, $"{OfImages}/{name}.packages");
        }

        sandbox.Files.Write(Profile, Encoding.UTF8.GetBytes(Script(Machine.Profile)));
        foreach (var (path, script) in Machine.Placed)
        {
            sandbox.Files.Write($"{Files}/{path}", Encoding.UTF8.GetBytes(Script(script)));
        }

        foreach (var path in Machine.Relocated)
        {
            var program = new FixedAddresses(await File.ReadAllBytesAsync(Path.Combine(template.Engine.Root, path), ct));
            if (path == Daemon)
            {
                program.Change(PoolBase, PoolSize, SmallerPoolSize);
            }

            sandbox.Files.Write($"{Files}/{path}", program.Apply());
        }

        var made = await sandbox.RunAsync(
            new SandboxCommand("bash", "-c", Script("make-disk.sh"), "make-disk", Profile, Tools, Kernel, Compiler, OfImages, Files, Out)
            {
                Account = Account.Root,
                Timeout = TimeSpan.FromMinutes(10),
            },
            progress,
            ct
        );
        if (made.ExitCode != 0)
        {
            throw new SandboxException("The disk of the emulated PC could not be made", made.Text.Trim());
        }

        sandbox.Files.CopyOut(Out, target, SandboxLimits.Default.DiskBytes);
    }

    /// <summary>Boots the PC once, and writes the files of the site.</summary>
    private async Task BootAsync(string disk, string target, IProgress<string> progress, CancellationToken ct)
    {
        progress.Report("Booting the emulated PC; this takes some minutes");
        try
        {
            await HostProcess.ReadAsync(
                HostCommand.Of("node", Maker, disk, target) with
                {
                    KeepsInputOpen = true,
                },
                lines: progress,
                ct: ct
            );
        }
        catch (ProcessFailedException fault)
        {
            throw new MachineException(
                $"The emulated PC did not get ready: {fault.Message}",
                "Fix what the last lines report, then run `page-engine` again",
                fault
            );
        }
    }

    private static async Task NeedAsync(string program, string argument, string fix, CancellationToken ct)
    {
        try
        {
            await HostProcess.ReadAsync(HostCommand.Of(program, argument), ct: ct);
        }
        catch (Exception fault) when (fault is ProgramMissingException or ProcessFailedException)
        {
            throw new MachineException($"`{program}` was not found on this computer, or does not run", fix);
        }
    }

    private static string Script(string name)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"page-engine/{name}")
            ?? throw new FileNotFoundException($"The script {name} is not embedded in the program");
        return new StreamReader(stream).ReadToEnd();
    }
}
