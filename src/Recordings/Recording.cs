using System.Text.Json.Serialization;

namespace Site.Recordings;

/// <summary>A piece of output as it came.</summary>
/// <param name="At">Since the start of the command.</param>
/// <param name="Text">Raw: escape sequences and line ends as they were.</param>
/// <param name="IsError">It came on standard error, which is told apart only where a step expects something of it.</param>
public sealed record Chunk(TimeSpan At, string Text, bool IsError = false)
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(20);

    /// <summary>Joins what came within 20 ms of each other: some programs write a table cell by cell.</summary>
    public static IReadOnlyList<Chunk> Joined(IEnumerable<Chunk> chunks)
    {
        var joined = new List<Chunk>();
        foreach (var chunk in chunks)
        {
            if (joined is [.., var last] && last.IsError == chunk.IsError && chunk.At - last.At < Instant)
            {
                joined[^1] = last with { Text = last.Text + chunk.Text };
            }
            else
            {
                joined.Add(chunk);
            }
        }

        return joined;
    }
}

/// <summary>What a command or program printed, and how it ended.</summary>
/// <param name="Cut">The output went on past the limit of 64 KiB.</param>
public sealed record RunOutput(IReadOnlyList<Chunk> Chunks, int ExitCode, bool Cut)
{
    [JsonIgnore]
    public string Text => string.Concat(Chunks.Select(c => c.Text));
}

/// <summary>The engine that a recording was made on.</summary>
/// <param name="Name">The Debian suite that it comes from: <c>trixie</c>.</param>
/// <param name="Version">As <c>docker version</c> prints it: <c>26.1.5+dfsg1</c>.</param>
/// <param name="Api">The newest Engine API version it speaks: <c>1.45</c>.</param>
/// <param name="Kernel">As <c>uname -r</c> prints it.</param>
public sealed record EngineStamp(string Name, string Version, string Api, string Kernel);

/// <summary>A call of the Engine API that a step made.</summary>
/// <param name="At">Seconds since the start of the command.</param>
/// <param name="Seconds">Until the response had come; null when it was open to the end.</param>
/// <param name="Path">With its query: <c>/v1.45/containers/json?all=1</c>.</param>
/// <param name="Status">0 when no response came.</param>
public sealed record Call(double At, double? Seconds, string Method, string Path, int Status, CallBody? Request, CallBody? Response);

/// <summary>A body, cut at 4 KiB.</summary>
/// <param name="Text">Null when it is not text.</param>
/// <param name="Bytes">Of the whole body.</param>
public sealed record CallBody(string? Text, long Bytes);

/// <summary>What one step did in one way on one engine. Raw: normalised forms are derived, never stored.</summary>
/// <param name="Command">The command line, or the snippet's file name.</param>
/// <param name="Seconds">Wall time of the step, without its check.</param>
/// <param name="Calls">What it asked of the engine, in the order in which the calls began.</param>
/// <param name="Check">What the step's check printed afterwards.</param>
/// <param name="Inputs">A hash of everything that the step was made from.</param>
public sealed record Recording(
    string Command,
    RunOutput Run,
    double Seconds,
    IReadOnlyList<Call> Calls,
    RunOutput Check,
    EngineStamp Engine,
    string Inputs)
{
    /// <summary>A hash of all the rest: what was edited by hand does not show what happened. Set by the store.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Seal { get; init; }
}
