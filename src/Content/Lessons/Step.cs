using Site.Diagnostics;
using Site.Snippets;

namespace Site.Content;

/// <summary>A step of a lesson.</summary>
/// <param name="Location">Of its <c>id</c> in <c>lesson.yml</c>.</param>
/// <param name="Action">What the reader does.</param>
/// <param name="CSharp">The same through the Engine API; null where there is no equivalent.</param>
/// <param name="Check">
/// Proves that the step happened; null for a step that is skipped, and for one of a solution that is not finished with it.
/// </param>
/// <param name="Observes">The step changes nothing, and is held to that.</param>
/// <param name="Timeout">For the command or its twin; each check has as long again.</param>
public sealed record Step(
    string Id,
    SourceLocation Location,
    StepAction Action,
    SnippetUse? CSharp,
    SnippetUse? Check,
    Expectation Expect,
    bool Observes,
    TimeSpan Timeout
)
{
    /// <summary>Has to say "not yet" before the step; null: nothing has to.</summary>
    public SnippetUse? CheckBefore { get; init; } = Observes ? null : Check;

    /// <summary>Its programs run as root.</summary>
    public bool Sudo { get; init; }

    /// <summary>False for a step about the daemon itself: what it asks of the daemon is not the point.</summary>
    public bool ShowsCalls { get; init; } = true;

    /// <summary>Why the step is told, not run; null for one that is run.</summary>
    public Need? Needs { get; init; }

    /// <summary>The ways in which the step can be done; none when it is told.</summary>
    public IEnumerable<Variant> Variants =>
        Needs is not null ? []
        : CSharp is null ? [Variant.Shell]
        : [Variant.Shell, Variant.CSharp];

    public IEnumerable<SnippetFile> Snippets =>
        new[] { CSharp, CheckBefore, Check }.OfType<SnippetUse>().Distinct().Select(use => use.File);
}

/// <summary>How a step is done: by what the reader does, or by its C# twin.</summary>
public enum Variant
{
    Shell,
    CSharp,
}

/// <summary>What a sandbox cannot give to a step.</summary>
public enum Need
{
    Windows,
    Macos,

    /// <summary>A registry, a site, an account out there.</summary>
    Internet,
}

/// <summary>A snippet, and where <c>lesson.yml</c> names it.</summary>
public sealed record SnippetUse(SnippetFile File, SourceLocation Location);

/// <summary>What the lesson says a command does.</summary>
/// <param name="Exit">Null: it is ended from outside, and how it takes that is not the point.</param>
/// <param name="Output">Null: anything may be printed.</param>
/// <param name="Errors">What standard error has to be; it is kept apart only then.</param>
public sealed record Expectation(int? Exit, SourceLocation ExitLocation, ExpectedOutput? Output, ExpectedOutput? Errors = null);

/// <summary>
/// Lines that the output has to match: <c>...</c> alone on a line stands for any lines, <c>[..]</c> for any text within
/// a line, and nothing else is a wildcard.
/// </summary>
/// <param name="Location">Of the first line; the others follow it, one a line, at the same column.</param>
public sealed record ExpectedOutput(IReadOnlyList<string> Lines, SourceLocation Location)
{
    public const string AnyLines = "...";
    public const string AnyText = "[..]";

    public SourceLocation LocationOf(int index) => Location with { Line = Location.Line + index };
}
