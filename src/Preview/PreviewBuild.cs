using Site.Diagnostics;

namespace Site.Preview;

/// <summary>What a build came to, as far as one who serves it has to know.</summary>
/// <param name="Problems">As the terminal has shown them.</param>
/// <param name="Files">The site's, by path from its root; null when the content is wrong.</param>
/// <param name="Fault">A sentence about what kept the build from ending at all; null when nothing did.</param>
public sealed record PreviewBuild(
    IReadOnlyList<Diagnostic> Problems,
    IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? Files,
    string? Fault = null
);

/// <summary>Builds the site anew.</summary>
/// <param name="edited">Full paths of what changed since the last build; empty for the first one.</param>
public delegate Task<PreviewBuild> Rebuild(IReadOnlyCollection<string> edited, CancellationToken ct);
