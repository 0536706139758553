using Site.EngineApi;
using Site.Flows;
using Site.Pages;
using Site.Recordings;

namespace Site.Planning;

/// <summary>Puts the parts of a recorded flow into one order. Nothing is added to what was recorded.</summary>
internal static class FlowViews
{
    /// <returns>Null if the flow was not recorded.</returns>
    public static FlowView? Of(Recording recording, bool isOpen) =>
        recording.Flow is { } flow
            ? new FlowView(recording.Engine.Version.Split('+')[0], isOpen, [.. Merged(Sorted(recording.Calls, flow))])
            : null;

    private static List<FlowMessage> Sorted(IReadOnlyList<ApiCall> calls, Flow flow) =>
        [
            .. calls
                .Select(call => (FlowMessage)new CallSent(call.At, call))
                .Concat(flow.Registry.Select(request => new RegistryAsked(request.At, request)))
                .Concat(flow.Processes.Select(Seen))
                .Concat(flow.Runtime.Select(found => new RuntimeReported(found.At, found)))
                .Concat(flow.Engine.Select(found => new EngineReported(found.At, found)))
                .Concat(flow.Processes.Where(IsShim).Where(shim => shim.Duration is not null).Select(Gone))
                .Concat(
                    calls.Where(call => call.Duration is not null).Select(call => new CallAnswered(call.At + call.Duration!.Value, call))
                )
                .Select(message => message with { At = Rounded(message.At) })
                // All times are rounded to the millisecond, as those of the calls are in the file. Within one, the order above holds: first
                // what was asked, last what was answered.
                .OrderBy(message => message.At),
        ];

    private static TimeSpan Rounded(TimeSpan time) => TimeSpan.FromMilliseconds(Math.Round(time.TotalMilliseconds));

    private static bool IsShim(SeenProcess process) => LaneOf(process.Name) == FlowLane.Shim && process.Action is null;

    private static FlowMessage Seen(SeenProcess process)
    {
        var lane = LaneOf(process.Name);
        var from = process.ParentName.Length > 0 && process.Name is not ("docker-proxy") ? ParentLane(process, lane) : lane;
        return new ProgramSeen(process.At, from, lane, process);
    }

    /// <summary>A container's process has the parent that runc had, but it is runc that became it.</summary>
    private static FlowLane ParentLane(SeenProcess process, FlowLane lane) =>
        process.Action is null && lane == FlowLane.Runc ? lane
        : process.ParentName is "containerd" ? FlowLane.Containerd
        : process.ParentName is "dockerd" ? FlowLane.Dockerd
        : LaneOf(process.ParentName) is FlowLane.Shim ? FlowLane.Shim
        : lane;

    private static ProgramGone Gone(SeenProcess process) => new(process.At + process.Duration!.Value, LaneOf(process.Name), process);

    private static FlowLane LaneOf(string program) =>
        program.StartsWith("containerd-shim", StringComparison.Ordinal) ? FlowLane.Shim
        : program is "docker-proxy" ? FlowLane.Dockerd
        : FlowLane.Runc;

    /// <summary>Makes one line of a call and its answer if nothing lies between them.</summary>
    private static IEnumerable<FlowMessage> Merged(List<FlowMessage> messages)
    {
        for (var index = 0; index < messages.Count; index++)
        {
            if (
                messages[index] is CallSent sent
                && messages.ElementAtOrDefault(index + 1) is CallAnswered answered
                && ReferenceEquals(sent.Call, answered.Call)
            )
            {
                yield return new CallMade(sent.At, sent.Call);
                index++;
            }
            else
            {
                yield return messages[index];
            }
        }
    }
}
