using System.Text.Json.Serialization;
using Site.EngineApi;
using Site.Processes;

namespace Site.Recordings;

/// <summary>The engine that a recording was made on.</summary>
/// <param name="Name">The Debian suite that it comes from: <c>trixie</c>.</param>
/// <param name="Version">As <c>docker version</c> prints it: <c>26.1.5+dfsg1</c>.</param>
/// <param name="Api">The newest Engine API version it speaks: <c>1.45</c>.</param>
/// <param name="Kernel">As <c>uname -r</c> prints it.</param>
public sealed record EngineStamp(string Name, string Version, string Api, string Kernel);

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
    IReadOnlyList<ApiCall> Calls,
    RunOutput Check,
    EngineStamp Engine,
    string Inputs
)
{
    /// <summary>A hash of all the rest: what was edited by hand does not show what happened. Set by the store.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Checksum { get; init; }
}
