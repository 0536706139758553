using Site.Diagnostics;

namespace Site.Preview;

/// <summary>The result of a build, for the server.</summary>
/// <param name="Problems">The problems in the content, in the order in which the terminal shows them.</param>
/// <param name="Files">The site's files by path from its root; null if the content has errors or the build failed.</param>
/// <param name="Fault">Why the build failed, as a sentence; null if it ran to its end.</param>
public sealed record PreviewBuild(
    IReadOnlyList<Diagnostic> Problems,
    IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? Files,
    string? Fault = null
)
{
    /// <summary>Writes the files into the directory of the site. The pages that are open need not wait for that.</summary>
    public Func<CancellationToken, Task> WriteAsync { get; init; } = _ => Task.CompletedTask;
}

/// <summary>Builds the site again.</summary>
/// <param name="edited">Full paths of the files and folders that changed since the last build; empty for the first build.</param>
public delegate Task<PreviewBuild> Rebuild(IReadOnlyCollection<string> edited, CancellationToken ct);
