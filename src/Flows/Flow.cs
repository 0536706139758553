using System.Text.Json.Serialization;

namespace Site.Flows;

/// <summary>
/// What the programs of an engine did during a step, beside the Engine API calls. All times are measured from the start of the step, as
/// those of the calls are.
/// </summary>
/// <param name="Engine">The events that dockerd reported.</param>
/// <param name="Runtime">The events that containerd reported in dockerd's namespace.</param>
/// <param name="Registry">The requests that the registry answered, from its log.</param>
/// <param name="Processes">The processes that were seen, in the order in which they were first seen.</param>
public sealed record Flow(
    IReadOnlyList<EngineEvent> Engine,
    IReadOnlyList<RuntimeEvent> Runtime,
    IReadOnlyList<RegistryRequest> Registry,
    IReadOnlyList<SeenProcess> Processes
);

/// <summary>An event of the Docker Engine.</summary>
/// <param name="At">The time that dockerd gave it.</param>
/// <param name="Type">The kind of object: <c>container</c>.</param>
/// <param name="Action"><c>start</c></param>
/// <param name="Id">The object's id; for an image, its name.</param>
/// <param name="Name">The object's name; null if it has none.</param>
/// <param name="ExitCode">The exit code of a container that has ended.</param>
public sealed record EngineEvent(
    TimeSpan At,
    string Type,
    string Action,
    string Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ExitCode = null
);

/// <summary>An event of containerd.</summary>
/// <param name="At">The time that containerd or the shim gave it.</param>
/// <param name="Topic"><c>/tasks/start</c></param>
/// <param name="Id">The id of the container, or the name of another object.</param>
/// <param name="Pid">The process that the event is about, as the daemons see it; null if it is about none.</param>
public sealed record RuntimeEvent(
    TimeSpan At,
    string Topic,
    string Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Pid = null
);

/// <summary>A request that the registry has answered.</summary>
/// <param name="At">When the registry began to work on it.</param>
/// <param name="Path">The path with its query: <c>/v2/library/hello-world/manifests/latest</c>.</param>
/// <param name="Bytes">The length of the answer; for HEAD, the length that the registry stated.</param>
public sealed record RegistryRequest(
    TimeSpan At,
    [property: JsonPropertyName("seconds")] TimeSpan Duration,
    string Method,
    string Path,
    int Status,
    long Bytes
);

/// <summary>A process that was seen.</summary>
/// <param name="At">
/// When it was first seen running this program. It may have started a little earlier, because the list of processes is read again and again.
/// </param>
/// <param name="Duration">The time until it was first seen to have ended or to run another program; null if it was still running.</param>
/// <param name="Pid">As the daemons see it.</param>
/// <param name="Parent">Its parent at first sight; 0 if that is outside of the sandbox.</param>
/// <param name="ParentName">The parent's command name.</param>
/// <param name="Name">Its command name, which the kernel cuts after 15 characters.</param>
/// <param name="Action">What the program was asked to do: <c>create</c> for runc; null if it has no such argument.</param>
public sealed record SeenProcess(
    TimeSpan At,
    [property: JsonPropertyName("seconds")] TimeSpan? Duration,
    int Pid,
    int Parent,
    string ParentName,
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Action = null
);
