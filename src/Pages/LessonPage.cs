using Site.Content;
using Site.EngineApi;
using Site.Highlighting;
using Site.Markdown;
using Site.Processes;
using Site.Recordings;

namespace Site.Pages;

/// <summary>A lesson: prose and steps, in reading order.</summary>
public sealed record LessonPage : Page
{
    public required string LessonId { get; init; }

    public required int Minutes { get; init; }

    /// <summary>Whether the lesson ran on a stand-in for the machine that it is about, which the badge and the page then state.</summary>
    public bool IsRehearsal { get; init; }

    /// <summary>The default engine that the lesson was verified on; null if it was not verified yet, which the page then states.</summary>
    public required Badge? Badge { get; init; }

    /// <summary>The other engines that the lesson was verified on, oldest version first.</summary>
    public IReadOnlyList<Badge> OtherBadges { get; init; } = [];

    /// <summary>All engines that the lesson was verified on, oldest version first.</summary>
    public IReadOnlyList<Badge> Engines { get; init; } = [];

    public required IReadOnlyList<LessonBlock> Blocks { get; init; }

    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>The script with the notes on names in the programs; null if there are none.</summary>
    public PagePath? Names { get; init; }

    /// <summary>The bodies of the steps' Engine API calls; null if there are none to show.</summary>
    public CallBodies? Calls { get; init; }

    /// <summary>What other engines printed; null if all of them printed the same.</summary>
    public EngineOutputs? Outputs { get; init; }

    /// <summary>The exercise at the end of the lesson; null if it has none.</summary>
    public TaskView? Task { get; init; }

    /// <summary>The questions of the quiz; may be empty.</summary>
    public IReadOnlyList<QuestionView> Quiz { get; init; } = [];

    /// <summary>Whether a step shows its flow, for which the page needs a script and a stylesheet of their own.</summary>
    public bool HasFlow => Blocks.OfType<StepBlock>().Any(step => step.Action.Details.Flow is not null);

    public required PageLink? Previous { get; init; }

    public required PageLink? Next { get; init; }
}

/// <summary>A piece of a lesson's body.</summary>
public abstract record LessonBlock;

public sealed record ProseBlock(Fragment Prose) : LessonBlock;

/// <summary>A step with the recorded output of its last run. <see cref="Id"/> is its anchor.</summary>
/// <param name="Number">The step's number within the lesson, from 1.</param>
/// <param name="Count">How many steps the lesson has.</param>
/// <param name="Intro">The prose of the <c>::: step</c> container.</param>
/// <param name="Observes">Whether the step is read-only.</param>
/// <param name="Action">What the reader does.</param>
/// <param name="CSharp">The same step as a C# program; null if there is none.</param>
/// <param name="Check">The program that checks the step; null for a step that is described only and never run.</param>
public sealed record StepBlock(
    int Number,
    int Count,
    string Id,
    Fragment Intro,
    bool Observes,
    ActionView Action,
    SnippetView? CSharp,
    SnippetView? Check
) : LessonBlock
{
    /// <summary>Whether its programs run as root.</summary>
    public bool Sudo { get; init; }

    /// <summary>What the step would need to be run; null for a step that the verifier does run.</summary>
    public Need? Needs { get; init; }
}

/// <summary>What the reader does in a step.</summary>
public abstract record ActionView
{
    public RunDetails Details { get; init; } = RunDetails.None;
}

/// <summary>The reader writes a file.</summary>
public sealed record FileView(SnippetView File) : ActionView;

/// <summary>The exercise "Your turn" at the end of a lesson, in one language.</summary>
/// <param name="Goal">Markdown with paragraphs, lists and code blocks.</param>
/// <param name="Hints">Markdown like the goal, in the order in which they are shown.</param>
/// <param name="Solution">What to do, in order, with the recorded output.</param>
/// <param name="Check">The program that checks whether the goal is reached.</param>
public sealed record TaskView(string Goal, IReadOnlyList<string> Hints, IReadOnlyList<ActionView> Solution, SnippetView Check);

/// <summary>A question with its answers, in one language.</summary>
/// <param name="Text">Markdown of one paragraph, as are the texts of the answers.</param>
public sealed record QuestionView(string Id, string Text, IReadOnlyList<AnswerView> Answers)
{
    /// <summary>Whether more than one answer is right.</summary>
    public bool Several => Answers.Count(answer => answer.Right) > 1;
}

public sealed record AnswerView(bool Right, string Text, string Why);

/// <summary>A command and what it printed.</summary>
/// <param name="Command">The command as written. It may have several lines, each but the last ending in <c>\</c>.</param>
/// <param name="Output">Null if the command has not been recorded yet.</param>
/// <param name="ExpectedExit">The exit code that the lesson expects: 0, unless the lesson shows a failure; null if any is accepted.</param>
public sealed record TerminalView(string Command, RunOutput? Output, int? ExpectedExit) : ActionView
{
    /// <summary>The terminal's name; null for the lesson's first terminal.</summary>
    public string? Name { get; init; }

    /// <summary>What the reader types while the command runs, in order, including control characters.</summary>
    public IReadOnlyList<string> Typed { get; init; } = [];

    public CommandEnd End { get; init; }
}

/// <summary>What ends a command.</summary>
public enum CommandEnd
{
    Itself,
    ControlC,

    /// <summary>The end of the lesson: the command runs in the background until then.</summary>
    Lesson,
}

/// <summary>A piece of a program.</summary>
public sealed record CodePiece(CodeKind Kind, string Text)
{
    /// <summary>The index of this name's note in the page's <see cref="LessonPage.Names"/>; null for a piece without a note.</summary>
    public int? Name { get; init; }
}

/// <summary>A file that the page shows: a C# program with syntax colours and what it printed, or a file that the reader writes.</summary>
/// <param name="Download">The site's copy of the file.</param>
/// <param name="Output">Null if the program has not been recorded yet.</param>
public sealed record SnippetView(string FileName, PagePath Download, IReadOnlyList<CodePiece> Code, RunOutput? Output)
{
    public RunDetails Details { get; init; } = RunDetails.None;
}

/// <summary>What was recorded about a run besides its output.</summary>
/// <param name="Others">The output of other engines, if it differs in more than ids, times and sizes.</param>
/// <param name="Calls">The Engine API calls that the run made, on the default engine.</param>
public sealed record RunDetails(IReadOnlyList<OtherOutput> Others, IReadOnlyList<ApiCall> Calls)
{
    public static RunDetails None { get; } = new([], []);

    /// <summary>The flow through the engine's programs, on the default engine; null if the step does not ask for it.</summary>
    public FlowView? Flow { get; init; }
}
