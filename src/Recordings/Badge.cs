namespace Site.Recordings;

/// <summary>"verified on Docker 26.1.5, 2026-11-24": the last time every step of a lesson passed.</summary>
/// <param name="Engine">The engine's name: <c>trixie</c>.</param>
/// <param name="Version">The version of Docker, without Debian's suffix: <c>26.1.5</c>.</param>
public sealed record Badge(string Engine, string Version, DateOnly Date)
{
    /// <summary>The version as numbers, for sorting.</summary>
    public Version Number => System.Version.TryParse(Version, out var number) ? number : new Version();
}
