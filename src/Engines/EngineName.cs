namespace Site.Engines;

/// <summary>An engine that can be made: the Docker of a Debian suite.</summary>
/// <param name="Suite">Its name, and the suite's.</param>
/// <param name="Docker">The version it is expected to have; what it has is in its <c>engine.lock</c>.</param>
/// <param name="DockerPackages">The Debian packages that bring Docker to a machine.</param>
/// <param name="Script">debootstrap's script, where it has none of the suite's name.</param>
public sealed record EngineName(string Suite, string Docker, IReadOnlyList<string> DockerPackages, string? Script = null)
{
    /// <summary>bookworm has Compose in version 1 only, which is no plugin of <c>docker</c>.</summary>
    private static readonly string[] Whole = ["docker.io", "iptables"];
    private static readonly string[] Split = [.. Whole, "docker-cli", "docker-buildx", "docker-compose"];

    /// <summary>What runs unless another is named, and whose recordings pages show.</summary>
    public static EngineName Default { get; } = new("trixie", "26.1", Split);

    public static IReadOnlyList<EngineName> All { get; } =
    [new("bookworm", "20.10", Whole), Default, new("forky", "28.5", Split, Script: "sid")];

    public override string ToString() => Suite;
}
