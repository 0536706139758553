namespace Site.Sandbox;

/// <summary>An engine on this machine: a Debian root with Docker in it, never written to once it is made.</summary>
/// <param name="Directory">Full path; its name is the key of everything that went in.</param>
public sealed record Engine(EngineName Name, string Directory)
{
    public string Root => Path.Combine(Directory, "root");

    /// <summary>An empty directory: each sandbox mounts its own root there, seen by itself only.</summary>
    public string MountPoint => Path.Combine(Directory, "mnt");

    /// <summary>The version of every package in the root, one a line.</summary>
    public string Lock => Path.Combine(Directory, "engine.lock");
}
