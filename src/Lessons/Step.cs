using Site.Diagnostics;
using Site.Snippets;

namespace Site.Lessons;

/// <summary>A step of a lesson.</summary>
/// <param name="Place">Of its <c>id</c> in <c>lesson.yml</c>.</param>
/// <param name="Shell">The reader's command line, verbatim.</param>
/// <param name="CSharp">The same through the Engine API; null where there is no equivalent.</param>
/// <param name="Check">Proves that the step happened.</param>
/// <param name="Observes">The step changes nothing, and is held to that.</param>
/// <param name="Timeout">For the command or its twin; each check has as long again.</param>
public sealed record Step(
    string Id,
    Place Place,
    ShellCommand Shell,
    SnippetUse? CSharp,
    SnippetUse Check,
    Expectation Expect,
    bool Observes,
    TimeSpan Timeout)
{
    /// <summary>The ways in which the step can be done.</summary>
    public IEnumerable<Way> Ways => CSharp is null ? [Way.Shell] : [Way.Shell, Way.CSharp];

    public IEnumerable<SnippetFile> Snippets => CSharp is null ? [Check.File] : [CSharp.File, Check.File];
}

/// <summary>How a step is done: by the reader's command, or by its C# twin.</summary>
public enum Way
{
    Shell,
    CSharp,
}

/// <summary>A command line with its place.</summary>
public sealed record ShellCommand(string Line, Place Place);

/// <summary>A snippet, and where <c>lesson.yml</c> names it.</summary>
public sealed record SnippetUse(SnippetFile File, Place Place);

/// <summary>What the lesson says a command does.</summary>
/// <param name="Output">Null: anything may be printed.</param>
public sealed record Expectation(int Exit, Place ExitPlace, ExpectedOutput? Output);

/// <summary>
/// Lines that the output has to match: <c>...</c> alone on a line stands for any lines, <c>[..]</c> for any text within
/// a line, and nothing else is a wildcard.
/// </summary>
/// <param name="Place">Of the first line; the others follow it, one a line, at the same column.</param>
public sealed record ExpectedOutput(IReadOnlyList<string> Lines, Place Place)
{
    public const string AnyLines = "...";
    public const string AnyText = "[..]";

    public Place PlaceOf(int index) => Place with { Line = Place.Line + index };
}
