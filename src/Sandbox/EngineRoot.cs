using Site.Engines;
using Site.Files;

namespace Site.Sandbox;

/// <summary>
/// How a root file system is made. The bare machine's comes from debootstrap; the others begin as copies of it, and need
/// no network but for their packages.
/// </summary>
/// <param name="Suffix">Of its directory's name.</param>
/// <param name="Base">What it is a copy of; null: nothing, debootstrap installs the packages that every machine has.</param>
/// <param name="Files">Debian packages that are laid into it as files, with what they need, for its script to use.</param>
/// <param name="Script">Run in it, as chroot without a network.</param>
internal sealed record EngineRoot(string Suffix, EngineRoot? Base, IReadOnlyList<string> Files, string Script)
{
    /// <summary>Where the <see cref="Files"/> lie in the root.</summary>
    public const string FileDirectory = "srv/drydock/packages";

    /// <summary>What a lesson's reader takes for granted, and what the machine itself needs.</summary>
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

    /// <summary>Names everything that goes in, relative to the cache: <c>engines/trixie-bare-0123456789ab</c>.</summary>
    public string DirectoryOf(EngineName name) =>
        $"engines/{name}{Suffix}-{Cache.Fingerprint([Base?.DirectoryOf(name) ?? string.Join(' ', [name.Suite, .. Packages]), .. Files, Script])}";
}
