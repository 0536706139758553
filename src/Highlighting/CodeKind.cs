namespace Site.Highlighting;

/// <summary>The kind of a piece of code, which determines its colour.</summary>
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

public static class CodeKinds
{
    /// <summary>
    /// The CSS class of a kind. A page has thousands of pieces, so the classes have the short names that Pygments gives them. Null for kinds
    /// that have the colour of the text around them.
    /// </summary>
    public static string? Class(this CodeKind kind) =>
        kind switch
        {
            CodeKind.Keyword => "k",
            CodeKind.Control => "kr",
            CodeKind.String => "s",
            CodeKind.Number => "m",
            CodeKind.Comment => "c",
            CodeKind.Directive => "cp",
            CodeKind.Type => "nc",
            CodeKind.Method => "nf",
            _ => null,
        };
}
