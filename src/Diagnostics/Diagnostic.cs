namespace Site.Diagnostics;

/// <summary>How bad a problem is.</summary>
public enum Severity
{
    /// <summary>Worth fixing, but fails a build only with <c>--strict</c>.</summary>
    Warning,

    /// <summary>Fails a build, and cannot be silenced.</summary>
    Error,
}

/// <summary>A problem in the content.</summary>
/// <param name="Code">One of <see cref="Codes"/>, or a code of the C# compiler, such as <c>CS0103</c>.</param>
/// <param name="What">What is wrong, without a full stop.</param>
/// <param name="Help">What to do, without a full stop.</param>
public sealed record Diagnostic(Severity Severity, string Code, SourceLocation Location, string What, string Help)
{
    /// <summary>The line that is printed: <c>path:line:column: error CODE: what is wrong; what to do</c>.</summary>
    public override string ToString()
    {
        var text = $"{Location}: {Severity.ToString().ToLowerInvariant()} {Code}: {What}; {Help}";
        return text.ReplaceLineEndings(" ");
    }
}
