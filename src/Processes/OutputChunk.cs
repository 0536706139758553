using System.Text.Json.Serialization;

namespace Site.Processes;

/// <summary>A piece of output as it came.</summary>
/// <param name="At">Since the process was started.</param>
/// <param name="Text">Raw: escape sequences and line ends as they were.</param>
/// <param name="IsError">It came on standard error.</param>
public sealed record OutputChunk(TimeSpan At, string Text, bool IsError = false);

/// <summary>What a process printed on both streams, and how it ended.</summary>
/// <param name="ExitCode">128 and the signal's number when a signal ended it; 137 after a timeout.</param>
/// <param name="Cut">There was more output than the limit; the rest was read and dropped.</param>
public sealed record RunOutput(IReadOnlyList<OutputChunk> Chunks, int ExitCode, bool Cut)
{
    [JsonIgnore]
    public string Text => string.Concat(Chunks.Select(chunk => chunk.Text));
}

/// <summary>What a process left, and what is known of its run besides.</summary>
/// <param name="TimedOut">It was killed at its time limit.</param>
/// <param name="Missed">What was waited for and had not come when it ended; null when nothing was.</param>
public sealed record ProcessResult(RunOutput Output, TimeSpan Duration, bool TimedOut, string? Missed = null)
{
    public IReadOnlyList<OutputChunk> Chunks => Output.Chunks;

    public int ExitCode => Output.ExitCode;

    public string Text => Output.Text;
}
