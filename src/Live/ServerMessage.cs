using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Site.Highlighting;
using Site.Snippets;

namespace Site.Live;

/// <summary>What a page is told, as one JSON object in a text message of the socket.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MachineMessage), "machine")]
[JsonDerivedType(typeof(SkippedMessage), "skipped")]
[JsonDerivedType(typeof(SizeMessage), "size")]
[JsonDerivedType(typeof(TerminalMessage), "terminal")]
[JsonDerivedType(typeof(StepMessage), "step")]
[JsonDerivedType(typeof(StepsMessage), "steps")]
[JsonDerivedType(typeof(BusyMessage), "busy")]
[JsonDerivedType(typeof(OutputMessage), "output")]
[JsonDerivedType(typeof(PreparedMessage), "prepared")]
[JsonDerivedType(typeof(CallMessage), "call")]
[JsonDerivedType(typeof(ProgramOutputMessage), "programOutput")]
[JsonDerivedType(typeof(ProgramEndMessage), "programEnd")]
[JsonDerivedType(typeof(DiagnosticsMessage), "diagnostics")]
[JsonDerivedType(typeof(CompletionsMessage), "completions")]
[JsonDerivedType(typeof(ExplanationMessage), "explanation")]
[JsonDerivedType(typeof(ErrorMessage), "error")]
internal abstract record ServerMessage
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = MessageJson.Default,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter<MachineState>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<TerminalState>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<StepState>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Asker>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<CodeKind>(JsonNamingPolicy.CamelCase),
        },
    };

    private static readonly JsonTypeInfo<ServerMessage> Type = (JsonTypeInfo<ServerMessage>)Options.GetTypeInfo(typeof(ServerMessage));

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Type);
}

internal enum MachineState
{
    Starting,
    Ready,
    Ended,
    Refused,
}

/// <summary>How the machine is.</summary>
/// <param name="Id">Another one for each machine.</param>
/// <param name="Version">The version of its Docker.</param>
/// <param name="Reason">Why it was refused or has ended, or what its start is waiting for.</param>
/// <param name="Seconds">How long it took to start.</param>
internal sealed record MachineMessage(
    MachineState State,
    string Id,
    string Engine,
    string? Version = null,
    string? Reason = null,
    double? Seconds = null
) : ServerMessage
{
    /// <summary>The reason of a machine that never was, or was ended before.</summary>
    public const string None = "none";

    /// <summary>The reason of a machine that ended by itself.</summary>
    public const string Failed = "failed";
}

/// <summary>Output that the page should get was dropped meanwhile. The next byte is the one at the offset.</summary>
internal sealed record SkippedMessage(int Terminal, long Offset) : ServerMessage;

/// <summary>The size, in characters, that a terminal has for the output that follows.</summary>
internal sealed record SizeMessage(int Terminal, int Columns, int Rows) : ServerMessage;

internal enum TerminalState
{
    /// <summary>The shell waits for a command.</summary>
    Prompt,
    Running,

    /// <summary>The shell has ended. Opening the terminal again starts a new one.</summary>
    Ended,
}

/// <param name="End">
/// When a page opens the terminal: how long the output is already. Up to there, the page must not answer requests of programs again.
/// </param>
internal sealed record TerminalMessage(int Terminal, TerminalState State, long? End = null) : ServerMessage;

internal enum StepState
{
    /// <summary>Its command runs.</summary>
    Running,

    /// <summary>Its check runs.</summary>
    Asked,

    /// <summary>Its check says that it was done.</summary>
    Done,

    /// <summary>Its check says that it was not done yet.</summary>
    Missing,

    /// <summary>Its check, or its command, could not be run.</summary>
    Failed,
}

/// <summary>Why a check is asked.</summary>
internal enum Asker
{
    /// <summary>The reader asked for it.</summary>
    Hand,

    /// <summary>The page ran the step.</summary>
    Run,

    /// <summary>The reader typed a command.</summary>
    Typed,
}

/// <param name="Step">The step's id, or that of the task.</param>
/// <param name="Sentence">What the check said.</param>
/// <param name="Reason"><see cref="NotRun"/>, or null.</param>
internal sealed record StepMessage(string Step, StepState State, string? Sentence = null, Asker? By = null, string? Reason = null)
    : ServerMessage
{
    /// <summary>The step only looks at something, and its command was not run on this machine yet.</summary>
    public const string NotRun = "not-run";
}

/// <summary>A step that was done, with the sentence of its check.</summary>
internal sealed record DoneStep(string Step, string Sentence);

/// <param name="Done">The steps that were done on this machine.</param>
/// <param name="Offered">The steps that can be done here.</param>
/// <param name="Task">Whether the task can be checked here.</param>
internal sealed record StepsMessage(IReadOnlyList<DoneStep> Done, IReadOnlyList<string> Offered, bool Task) : ServerMessage;

/// <summary>A step was not run, because a command runs in its terminal, or something else is done there.</summary>
internal sealed record BusyMessage(string Step) : ServerMessage;

/// <summary>What the command of a step printed.</summary>
/// <param name="Exit">Its exit code.</param>
/// <param name="Same">Whether readers see the same on the page, apart from ids, times and sizes; null when nothing is recorded, or when that cannot be said.</param>
/// <param name="Recorded">What is recorded.</param>
internal sealed record OutputMessage(string Step, string Text, int Exit, bool? Same = null, string? Recorded = null) : ServerMessage;

/// <summary>The end of a preparation.</summary>
/// <param name="Step">The step that was prepared.</param>
/// <param name="Failed">The step that could not be done; null when all were done.</param>
internal sealed record PreparedMessage(string Step, string? Failed) : ServerMessage;

/// <summary>A call of the Engine API. One that stays open comes twice with the same id: when it is answered, and when it ends.</summary>
/// <param name="Step">The step whose command runs; null when there is none.</param>
/// <param name="Ms">How long it took; null while it is open.</param>
/// <param name="Request">The body of the request, cut at 4 KiB; null when there is none, or when it is not text.</param>
/// <param name="Response">The same for the response.</param>
internal sealed record CallMessage(
    long Id,
    string? Step,
    string Method,
    string Path,
    int Status,
    double? Ms,
    string? Request,
    string? Response,
    long ResponseBytes
) : ServerMessage;

internal sealed record ProgramOutputMessage(string Text) : ServerMessage;

/// <param name="Exit">Null when the program did not run.</param>
/// <param name="Cut">Whether it printed more than was sent.</param>
internal sealed record ProgramEndMessage(int? Exit, bool Cut = false) : ServerMessage;

/// <param name="Seq">That of the question; -1 for a program that was to be run.</param>
internal sealed record DiagnosticsMessage(long Seq, IReadOnlyList<CodeProblem> Items) : ServerMessage;

/// <param name="Seq">That of the question.</param>
internal sealed record CompletionsMessage(long Seq, CodeCompletions Found) : ServerMessage;

/// <param name="Seq">That of the question.</param>
/// <param name="Found">Null when nothing is known about the place.</param>
internal sealed record ExplanationMessage(long Seq, CodeExplanation? Found) : ServerMessage;

/// <summary>Something that was asked for is not possible.</summary>
/// <param name="Code">For a sentence in the reader's language.</param>
/// <param name="Message">A sentence for the reader.</param>
internal sealed record ErrorMessage(string Code, string Message) : ServerMessage
{
    public static ErrorMessage NoTerminal { get; } = new("no-terminal", "There is no such terminal.");

    public static ErrorMessage NotHere { get; } = new("not-here", "This step cannot be done here now.");

    public static ErrorMessage NotRead { get; } = new("not-read", "The program in the terminal does not read what is typed.");

    public static ErrorMessage NoProgram { get; } = new("no-program", "This step has no C# program, or the machine is not ready.");
}
