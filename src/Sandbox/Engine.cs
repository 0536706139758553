using Site.Engines;

namespace Site.Sandbox;

/// <summary>An engine in the cache: a Debian root file system with Docker, which is never written to once it is made.</summary>
/// <param name="Machine">The kind of machine that a sandbox with this root is.</param>
/// <param name="Directory">Full path. The directory's name ends with a hash of everything that the root is made from.</param>
public sealed record Engine(EngineName Name, MachineKind Machine, string Directory)
{
    public string Root => Path.Combine(Directory, "root");

    /// <summary>
    /// The path of a list of every package that is installed in the root or lies there to be installed: name, version and architecture, one
    /// package a line.
    /// </summary>
    public string Lock => Path.Combine(Directory, "engine.lock");

    /// <summary>The version of Debian's package docker.io: <c>26.1.5+dfsg1-9+b11</c>.</summary>
    public string DockerPackage => File.ReadLines(Lock).Select(line => line.Split(' ')).First(package => package[0] == "docker.io")[1];

    /// <summary>
    /// The version that its Docker reports, and the newest version of the API that it supports; empty when it could not be read.
    /// </summary>
    public (string Version, string Api) Docker =>
        File.ReadAllText(Path.Combine(Root, "etc/drydock/docker")).Trim().Split(' ') is [var version, var api] ? (version, api) : ("", "");

    /// <summary>The size of the root in bytes. Symbolic links are not followed.</summary>
    public long Size() =>
        new DirectoryInfo(Root)
            .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Sum(file => file.Length);
}
