using Site.Highlighting;

namespace Site.Snippets;

/// <summary>A piece of source text with one colour. Joined, the spans of a file give the file.</summary>
public sealed record CodeSpan(CodeKind Kind, string Text)
{
    /// <summary>The note on a name; null for everything else, and for the names of namespaces.</summary>
    public CodeNote? Note { get; init; }
}

/// <summary>A note on a name in a program, as an editor shows it in a tooltip.</summary>
/// <param name="Signature">The declaration: <c>string Console.ReadLine()</c>.</param>
/// <param name="Summary">The summary from the library's documentation, as plain text on one line; empty if there is none.</param>
public sealed record CodeNote(string Signature, string Summary);
