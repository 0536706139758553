using Site.Engines;

namespace Site.Sandbox;

/// <summary>An engine on this machine: a Debian root with Docker, never written to once it is made.</summary>
/// <param name="Machine">What a sandbox with it is.</param>
/// <param name="Directory">Full path; its name is the key of everything that went in.</param>
public sealed record Engine(EngineName Name, MachineKind Machine, string Directory)
{
    public string Root => Path.Combine(Directory, "root");

    /// <summary>An empty directory: each sandbox mounts its own root there, seen by itself only.</summary>
    public string MountPoint => Path.Combine(Directory, "mnt");

    /// <summary>The version of every package in the root and of those that it offers, one a line.</summary>
    public string Lock => Path.Combine(Directory, "engine.lock");

    /// <summary>The version of the package docker.io: <c>26.1.5+dfsg1-9+b11</c>.</summary>
    public string DockerPackage => File.ReadLines(Lock).Select(line => line.Split(' ')).First(package => package[0] == "docker.io")[1];

    /// <summary>What its Docker says of itself: the version, and the newest version of the API that it speaks.</summary>
    public (string Version, string Api) Docker =>
        File.ReadAllText(Path.Combine(Root, "etc/drydock/docker")).Trim().Split(' ') is [var version, var api] ? (version, api) : ("", "");

    /// <summary>In bytes, links counted as what they are.</summary>
    public long Size() =>
        new DirectoryInfo(Root)
            .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Sum(file => file.Length);
}
