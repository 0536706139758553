using System.Globalization;
using Site.Diagnostics;
using Site.Engines;
using Site.Processes;
using Site.Sandbox.Scripts;

namespace Site.Sandbox;

/// <summary>
/// Installs and downloads Debian packages, with mmdebstrap and apt. Nothing else in this folder downloads anything. It is done by the root of
/// a user namespace, so that the files belong to the ids of a sandbox, and so that the packages' scripts cannot do more than a sandbox can.
/// </summary>
internal static class DebianPackages
{
    /// <summary>Where a tethered command sees its directory.</summary>
    private const string Inside = "/tmp/directory";

    private const string Keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";

    public static MachineException? MissingKeyring() =>
        File.Exists(Keyring)
            ? null
            : new MachineException("The keys of Debian's archive are not installed", "sudo apt-get install -y debian-archive-keyring");

    /// <summary>Makes a root file system with some packages and their dependencies.</summary>
    /// <param name="target">Full path of an empty directory, which becomes the root.</param>
    /// <exception cref="MachineException">mmdebstrap failed, or the keys are missing.</exception>
    public static Task InstallAsync(
        EngineName name,
        string target,
        IEnumerable<string> packages,
        IProgress<string> progress,
        CancellationToken ct
    ) =>
        DownloadAsync(
            name,
            source =>
                Tethered(
                    target,
                    [
                        "mmdebstrap",
                        "--mode=root",
                        "--variant=minbase",
                        .. name.Architecture is { } architecture ? [$"--architectures={architecture}"] : Array.Empty<string>(),
                        // A mirror that lags behind, or a snapshot, is as good. The signatures are checked.
                        "--aptopt=Acquire::Check-Valid-Until \"false\"",
                        // Only the owner of the network namespace could mount it.
                        "--skip=chroot/mount/sys",
                        $"--include={string.Join(',', packages.Order(StringComparer.Ordinal))}",
                        // So that this directory, too, belongs to root inside.
                        $"--customize-hook=mkdir -p \"$1/{EngineRoot.FileDirectory}\"",
                        name.Suite,
                        Inside,
                        source,
                    ]
                ),
            progress,
            ct
        );

    /// <summary>Downloads packages without installing them, together with those that they need and that a root file system lacks.</summary>
    /// <param name="root">Full path of the root. Its list of installed packages is read.</param>
    /// <param name="target">Full path of a directory for the <c>.deb</c> files.</param>
    /// <exception cref="MachineException">apt failed, or the keys are missing.</exception>
    public static async Task FetchAsync(
        EngineName name,
        string root,
        string target,
        IEnumerable<string> packages,
        IProgress<string> progress,
        CancellationToken ct
    )
    {
        var status = Path.Combine(Directory.CreateDirectory(target).FullName, "status");
        File.Copy(Path.Combine(root, "var/lib/dpkg/status"), status);
        await DownloadAsync(
            name,
            source => Tethered(target, ["bash", "-c", Script.Fetch, "fetch", Inside, source, name.Architecture ?? "", .. packages]),
            progress,
            ct
        );
        File.Delete(status);
    }

    /// <summary>Runs a script with a root file system as its root, without a network.</summary>
    /// <exception cref="MachineException">The script's exit code was not 0.</exception>
    public static async Task ScriptAsync(string root, string script, IProgress<string> progress, CancellationToken ct)
    {
        try
        {
            await HostProcess.ReadAsync(
                Tethered(root, ["unshare", "--net", "--", "bash", "-c", Script.Inside, "inside", Inside, script]),
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

    /// <summary>Runs a command that downloads.</summary>
    /// <param name="command">Makes the command from a line of <c>sources.list</c>.</param>
    private static async Task DownloadAsync(
        EngineName name,
        Func<string, HostCommand> command,
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
            await HostProcess.ReadAsync(command($"deb [signed-by={Keyring}] {mirror} {name.Suite} main"), lines: progress, ct: ct);
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

    /// <summary>A command that runs as root of a user namespace and ends with this process.</summary>
    /// <param name="directory">A directory of the host; it is given to that root.</param>
    private static HostCommand Tethered(string directory, IReadOnlyList<string> command)
    {
        var ids = IdRange.OfThisProcess() ?? throw Host.MissingIds();
        return HostCommand.Script(
            Script.Tethered,
            "tethered",
            [directory, Inside, string.Create(CultureInfo.InvariantCulture, $"{ids.First} {ids.Count}"), Script.Userns, .. command]
        ) with
        {
            KeepsInputOpen = true,
        };
    }
}
