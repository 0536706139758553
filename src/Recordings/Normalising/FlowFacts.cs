using Site.Flows;

namespace Site.Recordings.Normalising;

/// <summary>Compares the flows of two runs. Times, ids and the order of what happens at the same time differ from run to run.</summary>
public static class FlowFacts
{
    /// <summary>
    /// Whether a run shows nothing that an earlier one does not. Events and requests have to be the same, since daemons report all of them.
    /// Of the processes, some may be missing: a busy machine can miss one that ends quickly, and then what is known already is kept.
    /// </summary>
    public static bool AreKnown(Flow? old, Flow? fresh) =>
        old is null || fresh is null
            ? old is null && fresh is null
            : Reports(old).SequenceEqual(Reports(fresh)) && !Missing(Programs(old), Programs(fresh)).Any();

    /// <summary>The events and requests, one a line, sorted.</summary>
    public static IReadOnlyList<string> Reports(Flow flow) =>
        [
            .. flow
                .Engine.Select(found => $"dockerd {found.Type} {found.Action} {Name(found)} {found.ExitCode}".TrimEnd())
                .Concat(flow.Runtime.Select(found => $"containerd {found.Topic}"))
                .Concat(flow.Registry.Select(request => Normaliser.Normalise($"registry {request.Method} {request.Path} {request.Status}")))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The programs that were seen, one a line, sorted.</summary>
    public static IReadOnlyList<string> Programs(Flow flow) =>
        [.. flow.Processes.Select(process => $"{process.Name} {process.Action}".TrimEnd()).Order(StringComparer.Ordinal)];

    private static string Name(EngineEvent found) => Normaliser.Normalise(found.Name ?? found.Id);

    /// <summary>The lines that the second list has more often than the first.</summary>
    private static IEnumerable<string> Missing(IReadOnlyList<string> lines, IReadOnlyList<string> others)
    {
        var left = lines.ToList();
        return others.Where(line => !left.Remove(line)).ToList();
    }
}
