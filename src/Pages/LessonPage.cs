using Site.Content;
using Site.EngineApi;
using Site.Markdown;
using Site.Processes;
using Site.Recordings;
using Site.Snippets;

namespace Site.Pages;

/// <summary>A lesson: prose and steps, in reading order.</summary>
public sealed record LessonPage : Page
{
    public required string LessonId { get; init; }

    /// <summary>The title of the part of the course that the lesson is in.</summary>
    public required string Part { get; init; }

    public required int Minutes { get; init; }

    /// <summary>Null: no run has verified the lesson yet, and the page says so.</summary>
    public required Badge? Badge { get; init; }

    /// <summary>The other engines that the lesson was verified on, oldest version first.</summary>
    public IReadOnlyList<Badge> OtherBadges { get; init; } = [];

    /// <summary>All of these, oldest version first.</summary>
    public IReadOnlyList<Badge> Engines { get; init; } = [];

    public required IReadOnlyList<LessonBlock> Blocks { get; init; }

    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>The script that says what names in the programs are; null where there is nothing to say.</summary>
    public PagePath? Names { get; init; }

    /// <summary>What the calls carried; null where there is nothing to unfold.</summary>
    public CallBodies? Calls { get; init; }

    /// <summary>What other engines printed; null where they printed the same.</summary>
    public EngineOutputs? Outputs { get; init; }

    /// <summary>What the reader is to do alone; null where the lesson has no task.</summary>
    public TaskView? Task { get; init; }

    /// <summary>The questions at the end; may be empty.</summary>
    public IReadOnlyList<QuestionView> Quiz { get; init; } = [];

    public required PageLink? Previous { get; init; }

    public required PageLink? Next { get; init; }
}

/// <summary>A piece of a lesson's body.</summary>
public abstract record LessonBlock;

public sealed record ProseBlock(Fragment Prose) : LessonBlock;

/// <summary>A step with what really happened. <see cref="Id"/> is its anchor.</summary>
/// <param name="Number">Of the lesson's steps, from 1.</param>
/// <param name="Count">How many steps the lesson has.</param>
/// <param name="Intro">The prose of the <c>::: step</c> container.</param>
/// <param name="Observes">The step changes nothing.</param>
/// <param name="Action">What the reader does.</param>
/// <param name="CSharp">Null where the step has no twin in C#.</param>
/// <param name="Check">Null for a step that is told, not run.</param>
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
    /// <summary>Its programs run as root.</summary>
    public bool Sudo { get; init; }

    /// <summary>Why the step is told, not run; null for one that is run.</summary>
    public Need? Needs { get; init; }
}

/// <summary>What the reader does in a step.</summary>
public abstract record ActionView
{
    public RunDetails Details { get; init; } = RunDetails.None;
}

/// <summary>The reader writes a file.</summary>
public sealed record FileView(SnippetView File) : ActionView;

/// <summary>"Your turn", in one language.</summary>
/// <param name="Goal">Markdown: paragraphs, lists and code, as are the hints.</param>
/// <param name="Solution">What to do, in order, with what it printed.</param>
/// <param name="Check">The program that says whether the goal is reached.</param>
public sealed record TaskView(string Goal, IReadOnlyList<string> Hints, IReadOnlyList<ActionView> Solution, SnippetView Check);

/// <summary>A question with its answers, in one language.</summary>
/// <param name="Text">Markdown within a line, as are an answer's texts.</param>
public sealed record QuestionView(string Id, string Text, IReadOnlyList<AnswerView> Answers)
{
    /// <summary>More than one answer is right.</summary>
    public bool Several => Answers.Count(answer => answer.Right) > 1;
}

public sealed record AnswerView(bool Right, string Text, string Why);

/// <summary>A command and what it printed.</summary>
/// <param name="Command">Verbatim; may have several lines, each but the last ending in <c>\</c>.</param>
/// <param name="Output">Null: no recording yet.</param>
/// <param name="ExpectedExit">The exit code that the lesson expects, 0 unless a failure is the point; null: any.</param>
public sealed record TerminalView(string Command, RunOutput? Output, int? ExpectedExit) : ActionView
{
    /// <summary>Null: the lesson's first terminal.</summary>
    public string? Name { get; init; }

    /// <summary>What the reader types while the command runs, in order, verbatim.</summary>
    public IReadOnlyList<string> Typed { get; init; } = [];

    public CommandEnd End { get; init; }
}

/// <summary>What ends a command.</summary>
public enum CommandEnd
{
    Itself,
    ControlC,

    /// <summary>It goes on until the lesson ends.</summary>
    Lesson,
}

/// <summary>A piece of a program.</summary>
public sealed record CodePiece(CodeKind Kind, string Text)
{
    /// <summary>The place in the page's <see cref="LessonPage.Names"/> of what there is to say of it.</summary>
    public int? Name { get; init; }
}

/// <summary>A C# program, coloured, with what it printed.</summary>
/// <param name="Download">The program's file, beside the page.</param>
/// <param name="Output">Null: no recording yet.</param>
public sealed record SnippetView(string FileName, PagePath Download, IReadOnlyList<CodePiece> Code, RunOutput? Output)
{
    public RunDetails Details { get; init; } = RunDetails.None;
}

/// <summary>What is known of a run beyond its output.</summary>
/// <param name="Others">What other engines printed, where that differs in more than ids, times and sizes.</param>
/// <param name="Calls">What the run asked of the default engine.</param>
public sealed record RunDetails(IReadOnlyList<OtherOutput> Others, IReadOnlyList<ApiCall> Calls)
{
    public static RunDetails None { get; } = new([], []);
}
