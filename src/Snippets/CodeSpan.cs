namespace Site.Snippets;

/// <summary>What a piece of C# is, as far as its colour goes.</summary>
public enum CodeKind
{
    Plain,
    Keyword,
    Control,
    String,
    Number,
    Comment,
    Directive,
    Type,
    Method,
    Member,
    Local,
    Punctuation,
}

/// <summary>A run of source text with one colour. The spans of a file, joined, are the file.</summary>
public sealed record CodeSpan(CodeKind Kind, string Text)
{
    /// <summary>Null for what is no name, and for a namespace.</summary>
    public CodeNote? Note { get; init; }
}

/// <summary>What the compiler knows of a name.</summary>
/// <param name="Signature">As an editor shows it: <c>string Console.ReadLine()</c>.</param>
/// <param name="Summary">Of the library's documentation, as plain text on one line; empty where there is none.</param>
public sealed record CodeNote(string Signature, string Summary);
