using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Site.Live;

/// <summary>What a page asks for, as one JSON object in a text message of the socket.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OpenTerminal), "open")]
[JsonDerivedType(typeof(ResizeTerminal), "resize")]
[JsonDerivedType(typeof(AckOutput), "ack")]
[JsonDerivedType(typeof(RunStep), "run")]
[JsonDerivedType(typeof(PrepareStep), "prepare")]
[JsonDerivedType(typeof(CheckStep), "check")]
[JsonDerivedType(typeof(RunProgram), "program")]
[JsonDerivedType(typeof(StopProgram), "programStop")]
[JsonDerivedType(typeof(DiagnoseProgram), "diagnose")]
[JsonDerivedType(typeof(CompleteProgram), "complete")]
[JsonDerivedType(typeof(ExplainProgram), "explain")]
[JsonDerivedType(typeof(FreshMachine), "fresh")]
internal abstract record ClientMessage
{
    /// <summary>The longest message that is read, in bytes.</summary>
    public const int LongestBytes = 256 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = MessageJson.Default,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = 4,
    };

    private static readonly JsonTypeInfo<ClientMessage> Type = (JsonTypeInfo<ClientMessage>)Options.GetTypeInfo(typeof(ClientMessage));

    /// <returns>Null if it is not one of these messages.</returns>
    public static ClientMessage? Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, Type);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}

/// <summary>Shows a terminal, which is made when it is first opened.</summary>
/// <param name="Terminal">The index of the terminal: 0 is <c>a</c>.</param>
/// <param name="From">The offset of the first byte that the page does not have yet.</param>
internal sealed record OpenTerminal(int Terminal, int Cols, int Rows, long From = 0) : ClientMessage;

internal sealed record ResizeTerminal(int Terminal, int Cols, int Rows) : ClientMessage;

/// <summary>Says that the page has shown the output before an offset.</summary>
internal sealed record AckOutput(int Terminal, long Offset) : ClientMessage;

/// <summary>Does a step.</summary>
internal sealed record RunStep(string Step) : ClientMessage;

/// <summary>Does the steps before a step, or before the task.</summary>
internal sealed record PrepareStep(string Step) : ClientMessage;

/// <summary>Asks the check of a step, or of the task.</summary>
internal sealed record CheckStep(string Step) : ClientMessage;

/// <summary>Compiles and runs a program that the reader has edited.</summary>
internal sealed record RunProgram(string Step, string Code) : ClientMessage;

internal sealed record StopProgram : ClientMessage;

/// <summary>Asks what the compiler says about a program.</summary>
/// <param name="Seq">Comes back with the answer.</param>
internal sealed record DiagnoseProgram(string Step, string Code, long Seq) : ClientMessage;

/// <summary>Asks which names can stand at a place of a program.</summary>
/// <param name="Position">The offset of the caret, in UTF-16 code units.</param>
/// <param name="Seq">Comes back with the answer.</param>
internal sealed record CompleteProgram(string Step, string Code, int Position, long Seq) : ClientMessage;

/// <summary>Asks what the name at a place of a program is.</summary>
/// <inheritdoc cref="CompleteProgram"/>
internal sealed record ExplainProgram(string Step, string Code, int Position, long Seq) : ClientMessage;

/// <summary>Replaces the machine with a new one.</summary>
internal sealed record FreshMachine : ClientMessage;
