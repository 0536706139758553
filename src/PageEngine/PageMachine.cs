namespace Site.PageEngine;

/// <summary>A machine that a browser can emulate, and what it is made from.</summary>
public sealed record PageMachine
{
    /// <summary>The files that are put into the root of each: their paths, and the scripts' names.</summary>
    private static readonly (string Path, string Script)[] Common =
    [
        ("usr/lib/drydock/init", "init.sh"),
        ("usr/lib/drydock/start", "start.sh"),
        ("usr/lib/drydock/terminal.bash", "terminal.bash"),
    ];

    private PageMachine() { }

    /// <summary>A Docker Engine.</summary>
    public static PageMachine Engine { get; } =
        new()
        {
            Name = "engine",
            Maker = "make.mjs",
            Images = ["busybox", "debian", "hello-world", "httpd", "nginx", "registry"],
            Placed =
            [
                .. Common,
                ("usr/lib/drydock/engine", "engine.sh"),
                ("usr/lib/drydock/runtime.c", "runtime.c"),
                ("usr/lib/drydock/registry.yml", "registry.yml"),
                ("etc/docker/daemon.json", "daemon.json"),
                ("etc/containerd/config.toml", "containerd.toml"),
            ],
            Tools = ["crun", "socat"],
            Compiler = ["tcc"],
            Relocated = ["usr/bin/docker", "usr/sbin/dockerd"],
        };

    /// <summary>A plain Linux without Docker, on which readers make a container by hand.</summary>
    public static PageMachine Lab { get; } =
        new()
        {
            Name = "lab",
            Maker = "make-lab.mjs",
            Images = ["busybox"],
            Placed = Common,
        };

    public static IReadOnlyList<PageMachine> All { get; } = [Engine, Lab];

    /// <summary>As it is named on the command line, in the cache and in a site.</summary>
    public required string Name { get; init; }

    /// <summary>The images that are on it. A lesson that needs others cannot be done there.</summary>
    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>The program that boots it, in the theme.</summary>
    public required string Maker { get; init; }

    /// <summary>The files that are put into its root: their paths, and the scripts' names.</summary>
    public required IReadOnlyList<(string Path, string Script)> Placed { get; init; }

    /// <summary>The packages that it has beside those of an engine.</summary>
    internal IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>The packages that compile the programs that are written for it. They do not get on it.</summary>
    internal IReadOnlyList<string> Compiler { get; init; } = [];

    /// <summary>The programs whose start takes long because of their relocations.</summary>
    internal IReadOnlyList<string> Relocated { get; init; } = [];

    /// <summary>The script that says what is on its disk.</summary>
    internal string Profile => $"disk-{Name}.sh";
}
