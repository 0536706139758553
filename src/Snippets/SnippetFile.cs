namespace Site.Snippets;

/// <summary>A file-based C# program of the content, which readers can also download.</summary>
/// <param name="Path">Relative to the content directory.</param>
public sealed record SnippetFile(string Path, string Text)
{
    /// <summary>Whether the program checks a step. Such a program must be able to fail.</summary>
    public bool IsCheck { get; init; }

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
