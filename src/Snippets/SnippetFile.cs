namespace Site.Snippets;

/// <summary>A file-based C# program, as its author wrote it and as a reader downloads it.</summary>
/// <param name="Path">Relative to the content directory.</param>
public sealed record SnippetFile(string Path, string Text)
{
    /// <summary>It judges a step: it must be able to say "not so".</summary>
    public bool IsCheck { get; init; }

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
