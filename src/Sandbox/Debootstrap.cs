using Site.Diagnostics;
using Site.Engines;
using Site.Processes;
using Site.Sandbox.Scripts;

namespace Site.Sandbox;

/// <summary>Runs debootstrap, Debian's tool that makes root file systems. Nothing else in this folder downloads anything.</summary>
internal static class Debootstrap
{
    private const string Keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";

    public static MachineException? MissingKeyring() =>
        File.Exists(Keyring)
            ? null
            : new MachineException("The keys of Debian's archive are not installed", "sudo apt-get install -y debian-archive-keyring");

    /// <summary>Makes a root file system with some packages and their dependencies.</summary>
    /// <param name="target">Full path of the root.</param>
    /// <exception cref="MachineException">debootstrap failed, or its keys are missing.</exception>
    public static Task InstallAsync(
        EngineName name,
        string target,
        IEnumerable<string> packages,
        IProgress<string> progress,
        CancellationToken ct
    ) => RunAsync(name, target, packages, [], progress, ct);

    /// <summary>Downloads packages and their dependencies without installing them.</summary>
    /// <param name="target">Full path of a directory for the <c>.deb</c> files.</param>
    /// <exception cref="MachineException">debootstrap failed, or its keys are missing.</exception>
    public static async Task FetchAsync(
        EngineName name,
        string target,
        IEnumerable<string> packages,
        IProgress<string> progress,
        CancellationToken ct
    )
    {
        var root = Path.Combine(Directory.CreateDirectory(target).FullName, "root");
        await RunAsync(name, root, packages, ["--download-only"], progress, ct);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "var/cache/apt/archives"), "*.deb"))
        {
            File.Move(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }

        Directory.Delete(root, recursive: true);
    }

    /// <summary>Runs a script with a root file system as its root, without a network.</summary>
    /// <exception cref="MachineException">The script's exit code was not 0.</exception>
    public static async Task ScriptAsync(string root, string script, IProgress<string> progress, CancellationToken ct)
    {
        try
        {
            await HostProcess.ReadAsync(
                Tethered(["unshare", "--net", "--", "bash", "-c", Script.Inside, "inside", root, script]),
                lines: progress,
                ct: ct
            );
        }
        catch (ProcessFailedException fault)
        {
            throw new MachineException(
                $"The root file system could not be set up: {fault.Message}",
                "Fix what the last lines report, then run the command again",
                fault
            );
        }
    }

    private static async Task RunAsync(
        EngineName name,
        string target,
        IEnumerable<string> packages,
        string[] options,
        IProgress<string> progress,
        CancellationToken ct
    )
    {
        if (MissingKeyring() is { } missing)
        {
            throw missing;
        }

        var mirror = await DebianMirror.FindAsync(ct);
        try
        {
            await HostProcess.ReadAsync(
                Tethered([
                    "debootstrap",
                    .. options,
                    "--variant=minbase",
                    $"--keyring={Keyring}",
                    $"--include={string.Join(',', packages.Order(StringComparer.Ordinal))}",
                    name.Suite,
                    target,
                    mirror,
                    .. name.Script is null ? (string[])[] : [name.Script],
                ]),
                lines: progress,
                ct: ct
            );
        }
        catch (ProcessFailedException fault)
        {
            throw new MachineException(
                $"The packages of {name} could not be downloaded from {mirror}: {fault.Message}",
                "Fix what the last lines report (often the network or the mirror), then run the command again",
                fault
            );
        }
    }

    private static HostCommand Tethered(IReadOnlyList<string> command) =>
        HostCommand.Script(Script.Tethered, "tethered", command) with
        {
            KeepsInputOpen = true,
        };
}
