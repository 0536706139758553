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
public sealed record CodeSpan(CodeKind Kind, string Text);
