using Site.Engines;
using Site.Files;

namespace Site.Sandbox;

/// <summary>
/// The recipe of a root file system. mmdebstrap makes the bare machine's root; the roots of the other machines start as copies of that
/// one and only download the packages that they add.
/// </summary>
/// <param name="Suffix">The end of the engine's name in the directory's name: <c>-bare</c>.</param>
/// <param name="Base">The recipe of the root to copy. Null: mmdebstrap makes a new root with <see cref="Packages"/>.</param>
/// <param name="Files">Debian packages to put into the root as .deb files, together with their dependencies, for the script to use.</param>
/// <param name="Script">The bash script that finishes the root. It runs in the root with chroot, without a network.</param>
internal sealed record EngineRoot(string Suffix, EngineRoot? Base, IReadOnlyList<string> Files, string Script)
{
    /// <summary>The directory of the <see cref="Files"/>, relative to the root.</summary>
    public const string FileDirectory = "srv/drydock/packages";

    /// <summary>The packages that every machine has: tools that lessons use, and what the machine itself needs.</summary>
    public static readonly IReadOnlyList<string> Packages =
    [
        "bash-completion",
        "busybox-static",
        "ca-certificates",
        "curl",
        "dbus",
        "docker-registry",
        "git",
        "iproute2",
        "iputils-ping",
        "jq",
        "less",
        "nano",
        "procps",
        "python3",
        "sudo",
        "systemd-sysv",
        "vim-tiny",
    ];

    public static EngineRoot Of(EngineName name, MachineKind machine)
    {
        var bare = new EngineRoot("-bare", null, name.DockerPackages, Scripts.Script.Furnish);
        return machine switch
        {
            MachineKind.Bare => bare,
            MachineKind.Docker or MachineKind.Systemd => new("", bare, [], Scripts.Script.InstallDocker),
            MachineKind.Rpm => new(
                "-rpm",
                bare,
                ["createrepo-c", "dnf", "dnf-plugins-core", "python3-systemd", "rpm"],
                Scripts.Script.RehearseRpm
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(machine)),
        };
    }

    /// <summary>
    /// The root's directory relative to the cache, with a hash of everything that the root is made from:
    /// <c>engines/trixie-bare-0123456789ab</c>.
    /// </summary>
    /// <param name="ids">The range of ids that its files belong to.</param>
    public string DirectoryOf(EngineName name, IdRange ids)
    {
        var start = Base?.DirectoryOf(name, ids) ?? string.Join(' ', [$"{ids.Outside}", $"{name}", .. Packages]);
        return $"engines/{name}{Suffix}-{Cache.Fingerprint([start, .. Files, Script])}";
    }
}
