using Site.Diagnostics;
using Site.Snippets;

namespace Site.Content;

/// <summary>A step of a lesson, from <c>lesson.yml</c> or from the solution in <c>task.yml</c>.</summary>
/// <param name="Location">The location of its <c>id</c>.</param>
/// <param name="Action">What the reader does.</param>
/// <param name="CSharp">A C# program that does the same through the Engine API; null when there is none.</param>
/// <param name="Check">
/// The program that checks that the step was done. Null for a step that is described only, and for every step of a solution but the last.
/// </param>
/// <param name="Observes">Whether the step is read-only. The verification fails if it changes something.</param>
/// <param name="Timeout">The time limit of the command or its C# program. Each check has the same limit.</param>
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
    /// <summary>The check that has to fail before the step, which proves that it does not pass anyway; null when none is run.</summary>
    public SnippetUse? CheckBefore { get; init; } = Observes ? null : Check;

    /// <summary>Whether the C# program and the checks run as root.</summary>
    public bool Sudo { get; init; }

    /// <summary>Whether the page shows the API calls. False for a step about the daemon itself, where they would distract.</summary>
    public bool ShowsCalls { get; init; } = true;

    /// <summary>How the page shows the flow of the command through the engine's programs; null when it is not recorded.</summary>
    public FlowFigure? Flow { get; init; }

    /// <summary>What the step needs beyond a sandbox; null for most steps.</summary>
    public Need? Needs { get; init; }

    /// <summary>How the step is done in the lab, a plain Linux without Docker; null when it cannot be done there.</summary>
    public LabUse? Lab { get; init; }

    /// <summary>Whether the step is described only and never run, because no sandbox has what it needs.</summary>
    public bool IsDescribed => Needs?.IsNowhere() == true;

    /// <summary>The ways in which the step can be done; none when it is described only.</summary>
    public IEnumerable<Variant> Variants =>
        IsDescribed ? []
        : CSharp is null ? [Variant.Shell]
        : [Variant.Shell, Variant.CSharp];

    public IEnumerable<SnippetFile> Snippets =>
        new[] { CSharp, CheckBefore, Check }.OfType<SnippetUse>().Distinct().Select(use => use.File);
}

/// <param name="Line">The command that is typed instead of the step's own; null for the same.</param>
public sealed record LabUse(string? Line);

/// <summary>How a step is done: by the command of the reader, or by the C# program.</summary>
public enum Variant
{
    Shell,
    CSharp,
}

/// <summary>How a page first shows the flow of a command.</summary>
public enum FlowFigure
{
    /// <summary>Under its title, which the reader opens.</summary>
    Folded,
    Open,
}

/// <summary>What a step can need beyond a sandbox.</summary>
public enum Need
{
    Windows,
    Macos,

    /// <summary>A registry, a site or an account on the internet.</summary>
    Internet,

    /// <summary>An emulator of machines. The step is run where the computer that verifies has it, and skipped elsewhere.</summary>
    Qemu,

    /// <summary>
    /// Control groups that limit memory and processes. The step is run where the account that verifies may make them, and skipped elsewhere.
    /// </summary>
    Limits,
}

public static class Needs
{
    /// <summary>Whether no sandbox has it, whatever computer it is on.</summary>
    public static bool IsNowhere(this Need need) => need is Need.Windows or Need.Macos or Need.Internet;
}

/// <summary>A snippet, and the location in <c>lesson.yml</c> that names it.</summary>
public sealed record SnippetUse(SnippetFile File, SourceLocation Location)
{
    /// <summary>The question of a check as data; null for a program, or when the check has none.</summary>
    public PageCheck? InPage { get; init; }
}

/// <summary>What a command is expected to do.</summary>
/// <param name="Exit">The exit code; null for a command that is stopped from outside, which can end with any.</param>
/// <param name="Output">The lines on standard output; null when anything can be printed.</param>
/// <param name="Errors">The lines on standard error; null when it is not kept apart from standard output.</param>
public sealed record Expectation(int? Exit, SourceLocation ExitLocation, ExpectedOutput? Output, ExpectedOutput? Errors = null);

/// <summary>
/// The lines that an output has to match. <c>...</c> alone on a line matches any lines, and <c>[..]</c> matches any text within a line.
/// There are no other wildcards.
/// </summary>
/// <param name="Location">The location of the first line. The other lines follow it at the same column.</param>
public sealed record ExpectedOutput(IReadOnlyList<string> Lines, SourceLocation Location)
{
    public const string AnyLines = "...";
    public const string AnyText = "[..]";

    public SourceLocation LocationOf(int index) => Location with { Line = Location.Line + index };
}
