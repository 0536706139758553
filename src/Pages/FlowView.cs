using Site.EngineApi;
using Site.Flows;

namespace Site.Pages;

/// <summary>What did something during a step. Each has a lane in the figure, in this order.</summary>
public enum FlowLane
{
    Client,
    Dockerd,
    Registry,
    Containerd,
    Shim,

    /// <summary>runc, and what runc becomes: the container's process.</summary>
    Runc,
}

/// <summary>The flow of a command through the programs of an engine, for a figure that can be played.</summary>
/// <param name="Engine">The version of the engine that it was recorded on: <c>26.1.5</c>.</param>
/// <param name="IsOpen">Whether the page shows it at first.</param>
/// <param name="Messages">In the order of their times.</param>
public sealed record FlowView(string Engine, bool IsOpen, IReadOnlyList<FlowMessage> Messages);

/// <summary>One line of a flow: a message from one lane to another, or something that a lane reports of itself.</summary>
/// <param name="At">The time since the start of the step, to the millisecond.</param>
public abstract record FlowMessage(TimeSpan At, FlowLane From, FlowLane To);

/// <summary>A request of the client whose answer comes later.</summary>
public sealed record CallSent(TimeSpan At, ApiCall Call) : FlowMessage(At, FlowLane.Client, FlowLane.Dockerd);

public sealed record CallAnswered(TimeSpan At, ApiCall Call) : FlowMessage(At, FlowLane.Dockerd, FlowLane.Client);

/// <summary>A request of the client and its answer, with nothing recorded in between.</summary>
public sealed record CallMade(TimeSpan At, ApiCall Call) : FlowMessage(At, FlowLane.Client, FlowLane.Dockerd);

/// <summary>A request to the registry and its answer.</summary>
public sealed record RegistryAsked(TimeSpan At, RegistryRequest Request) : FlowMessage(At, FlowLane.Dockerd, FlowLane.Registry);

public sealed record EngineReported(TimeSpan At, EngineEvent Event) : FlowMessage(At, FlowLane.Dockerd, FlowLane.Dockerd);

public sealed record RuntimeReported(TimeSpan At, RuntimeEvent Event) : FlowMessage(At, FlowLane.Containerd, FlowLane.Containerd);

/// <summary>A process was seen to run a program.</summary>
/// <param name="From">Its parent's lane; the same as <paramref name="To"/> if the parent has none, or the process ran another program.</param>
public sealed record ProgramSeen(TimeSpan At, FlowLane From, FlowLane To, SeenProcess Process) : FlowMessage(At, From, To);

/// <summary>A process was seen to have ended.</summary>
public sealed record ProgramGone(TimeSpan At, FlowLane Lane, SeenProcess Process) : FlowMessage(At, Lane, Lane);
