namespace Site.Sandbox;

/// <summary>An engine that can be made: the Docker of a Debian suite.</summary>
/// <param name="Suite">Its name, and the suite's.</param>
/// <param name="Docker">The version it is expected to have; what it has is in its <c>engine.lock</c>.</param>
/// <param name="Extra">Debian packages that this suite wants beyond <see cref="Common"/>.</param>
/// <param name="Script">debootstrap's script, where it has none of the suite's name.</param>
public sealed record EngineName(string Suite, string Docker, IReadOnlyList<string> Extra, string? Script = null)
{
    private static readonly string[] Common =
    [
        "busybox-static", "ca-certificates", "curl", "docker.io", "docker-registry", "iproute2", "iptables", "iputils-ping",
        "jq", "less", "procps", "sudo",
    ];

    private static readonly string[] Split = ["docker-cli", "docker-buildx"];

    public static EngineName Default { get; } = new("trixie", "26.1", Split);

    public static IReadOnlyList<EngineName> All { get; } =
        [new("bookworm", "20.10", []), Default, new("forky", "28.5", Split, Script: "sid")];

    public IEnumerable<string> Packages => Common.Concat(Extra).Order(StringComparer.Ordinal);

    public override string ToString() => Suite;
}
