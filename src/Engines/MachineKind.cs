namespace Site.Engines;

/// <summary>The kind of machine that a sandbox is: which software is installed, and which services run.</summary>
public enum MachineKind
{
    /// <summary>The sandbox's own init process runs dockerd.</summary>
    Docker,

    /// <summary>systemd runs dockerd as a service, as on a server.</summary>
    Systemd,

    /// <summary>systemd runs, and Docker is not installed. Debian's Docker packages are in a repository on the machine.</summary>
    Bare,

    /// <summary>
    /// A Debian machine on which the commands for CentOS can be practised: it has dnf as yum, and a repository with RPMs that were built
    /// from Debian's Docker packages.
    /// </summary>
    Rpm,
}
