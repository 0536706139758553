namespace Site.Diagnostics;

/// <summary>Whether the content can be published as it is.</summary>
public enum Severity
{
    /// <summary>Worth fixing; stops a build only with <c>--strict</c>.</summary>
    Warning,

    /// <summary>Stops a build; cannot be silenced.</summary>
    Error,
}

/// <summary>A problem in the content.</summary>
/// <param name="Code">One of <see cref="Codes"/>, or a compiler's own (<c>CS0103</c>).</param>
/// <param name="What">What is wrong, without a full stop.</param>
/// <param name="Help">What to do, without a full stop.</param>
public sealed record Diagnostic(Severity Severity, string Code, SourceLocation Location, string What, string Help)
{
    /// <summary><c>path:line:column: error CODE: what is wrong; what to do</c>, on one line.</summary>
    public override string ToString()
    {
        var text = $"{Location}: {Severity.ToString().ToLowerInvariant()} {Code}: {What}; {Help}";
        return text.ReplaceLineEndings(" ");
    }
}
