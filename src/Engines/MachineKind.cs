namespace Site.Engines;

/// <summary>What a sandbox is: what its root has installed, and what runs on it from the start.</summary>
public enum MachineKind
{
    /// <summary>dockerd runs, started by the machine's own init.</summary>
    Docker,

    /// <summary>systemd runs, and dockerd under it, as on a server.</summary>
    Systemd,

    /// <summary>systemd runs and there is no Docker; a repository on the machine has Debian's packages of it.</summary>
    Bare,

    /// <summary>
    /// A rehearsal of a CentOS machine on Debian: dnf as yum, and a repository on the machine with RPMs that were
    /// built from Debian's Docker.
    /// </summary>
    Rpm,
}
