using System.Text.Json.Serialization;

namespace Site.Processes;

/// <summary>A piece of a process's output that was read at once.</summary>
/// <param name="At">When it was read, counted from the start of the process.</param>
/// <param name="Text">The unchanged text, with escape sequences and line ends.</param>
/// <param name="IsError">Whether it was printed on standard error.</param>
public sealed record OutputChunk(TimeSpan At, string Text, bool IsError = false);

/// <summary>What a process printed on both streams, and how it ended.</summary>
/// <param name="ExitCode">128 plus the signal's number when a signal ended the process; 137 after a timeout.</param>
/// <param name="Cut">Whether there was more output than the limit. The rest was dropped.</param>
public sealed record RunOutput(IReadOnlyList<OutputChunk> Chunks, int ExitCode, bool Cut)
{
    [JsonIgnore]
    public string Text => string.Concat(Chunks.Select(chunk => chunk.Text));
}

/// <summary>The output of a process, and how its run went.</summary>
/// <param name="TimedOut">Whether it was killed at its timeout.</param>
/// <param name="AwaitedText">
/// The text that a <see cref="Keyboard"/> was still waiting for when the process ended; null when it was not.
/// </param>
public sealed record ProcessResult(RunOutput Output, TimeSpan Duration, bool TimedOut, string? AwaitedText = null)
{
    public IReadOnlyList<OutputChunk> Chunks => Output.Chunks;

    public int ExitCode => Output.ExitCode;

    public string Text => Output.Text;
}
