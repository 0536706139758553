using Site.Diagnostics;
using Site.Engines;
using Site.Processes;
using Site.Sandbox.Scripts;

namespace Site.Sandbox;

/// <summary>Debian's own tool for roots, and the one thing here that uses the network.</summary>
internal static class Debootstrap
{
    private const string Keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";

    public static MachineException? MissingKeyring() =>
        File.Exists(Keyring)
            ? null
            : new MachineException(
                "The keys of Debian's archive are not on this machine",
                "sudo apt-get install -y debian-archive-keyring"
            );

    /// <summary>Makes a root with some packages, and all that they need.</summary>
    /// <param name="target">Full path of the root.</param>
    /// <exception cref="MachineException">It could not be made.</exception>
    public static Task InstallAsync(
        EngineName name,
        string target,
        IEnumerable<string> packages,
        IProgress<string> progress,
        CancellationToken ct
    ) => RunAsync(name, target, packages, [], progress, ct);

    /// <summary>Fetches packages, and all that they need, without installing any.</summary>
    /// <param name="target">Full path of a directory for the <c>.deb</c> files.</param>
    /// <exception cref="MachineException">They could not be fetched.</exception>
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

    /// <summary>Runs a script in a root, without a network.</summary>
    /// <exception cref="MachineException">It ended with another exit code than 0.</exception>
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
                $"A root could not be set up: {fault.Message}",
                "Fix what the last lines say and run the command again",
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
                $"What {name} needs could not be had from {mirror}: {fault.Message}",
                "Fix what the last lines say (often the network or the mirror) and run the command again",
                fault
            );
        }
    }

    private static HostCommand Tethered(IReadOnlyList<string> command) =>
        HostCommand.Script(Script.Tethered, "tethered", command) with
        {
            HoldsInput = true,
        };
}
