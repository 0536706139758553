using System.Text.Json.Serialization;
using Site.EngineApi;
using Site.Flows;
using Site.Processes;

namespace Site.Recordings;

/// <summary>The engine that a recording was made on.</summary>
/// <param name="Name">The Debian suite that it comes from: <c>trixie</c>.</param>
/// <param name="Version">As <c>docker version</c> prints it: <c>26.1.5+dfsg1</c>.</param>
/// <param name="Api">The newest Engine API version that it supports: <c>1.45</c>.</param>
/// <param name="Kernel">As <c>uname -r</c> prints it.</param>
public sealed record EngineStamp(string Name, string Version, string Api, string Kernel);

/// <summary>
/// The recording of one run of a step, as a shell command or as a C# program, on one engine. It contains the raw output; normalised text is
/// computed when it is needed.
/// </summary>
/// <param name="Command">The command line, or the snippet's file name.</param>
/// <param name="Seconds">Wall time of the step, without its check.</param>
/// <param name="Calls">The Engine API calls that the step made, in the order in which they started.</param>
/// <param name="Check">What the step's check printed afterwards.</param>
/// <param name="Inputs">A hash of everything that the step depends on, see <see cref="StepInputs"/>.</param>
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
    /// <summary>What the engine's programs did meanwhile; null if the step did not ask for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Flow? Flow { get; init; }

    /// <summary>A hash of all other members, so that recordings that were edited by hand are rejected. The store sets it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Checksum { get; init; }
}
