namespace Site.Engines;

/// <summary>An engine that Drydock can make: the Docker version that a Debian suite ships.</summary>
/// <param name="Suite">The name of the Debian suite, which is also the name of the engine.</param>
/// <param name="Docker">
/// The version that the suite is expected to have. The version that was installed is in the <c>engine.lock</c> of the engine.
/// </param>
/// <param name="DockerPackages">The Debian packages that install Docker.</param>
public sealed record EngineName(string Suite, string Docker, IReadOnlyList<string> DockerPackages)
{
    /// <summary>bookworm has only version 1 of Compose, which is not a plugin of <c>docker</c>.</summary>
    private static readonly string[] Whole = ["docker.io", "iptables"];
    private static readonly string[] Split = [.. Whole, "docker-cli", "docker-buildx", "docker-compose"];

    /// <summary>The engine that is used unless another one is named. Pages show its recordings.</summary>
    public static EngineName Default { get; } = new("trixie", "26.1", Split);

    public static IReadOnlyList<EngineName> All { get; } = [new("bookworm", "20.10", Whole), Default, new("forky", "28.5", Split)];

    /// <summary>The engine that runs in the reader's browser, on an emulated 32-bit PC. It is not among <see cref="All"/>.</summary>
    public static EngineName InPage { get; } = All[0] with { Architecture = "i386" };

    /// <summary>Debian's name of the processors that the engine is for; null: this computer's.</summary>
    public string? Architecture { get; init; }

    public override string ToString() => Architecture is null ? Suite : $"{Suite}-{Architecture}";
}
