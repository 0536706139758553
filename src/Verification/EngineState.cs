using Docker.DotNet;
using Docker.DotNet.Models;
using Site.Sandbox;

namespace Site.Verification;

/// <summary>What an engine holds, as lines that can be compared: a step that observes leaves them as they were.</summary>
internal static class EngineState
{
    /// <summary>On a machine whose engine a lesson installs, or stops, it is a state like any other that none answers.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(RunningSandbox sandbox, CancellationToken ct)
    {
        using var docker = sandbox.Connect();
        try
        {
            return await ReadAsync(docker, ct);
        }
        catch (HttpRequestException)
        {
            return ["no engine answers"];
        }
    }

    /// <summary>The first difference, in words; null when there is none.</summary>
    public static string? Difference(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        before.Except(after).Select(gone => $"this is gone: {gone}")
            .Concat(after.Except(before).Select(fresh => $"this is new: {fresh}"))
            .FirstOrDefault();

    private static async Task<IReadOnlyList<string>> ReadAsync(DockerClient docker, CancellationToken ct) =>
    [
        .. await ContainersAsync(docker, ct),
        .. (await docker.Images.ListImagesAsync(new ImagesListParameters { All = true }, ct)).Select(image => $"image {image.ID} {Sorted(image.RepoTags)}").Order(StringComparer.Ordinal),
        .. (await docker.Networks.ListNetworksAsync(new NetworksListParameters(), ct)).Select(network => $"network {network.ID} {network.Name}").Order(StringComparer.Ordinal),
        .. ((await docker.Volumes.ListAsync(new VolumesListParameters(), ct)).Volumes ?? []).Select(volume => $"volume {volume.Name}").Order(StringComparer.Ordinal),
    ];

    private static async Task<IEnumerable<string>> ContainersAsync(DockerClient docker, CancellationToken ct)
    {
        var containers = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }, ct);
        return containers
            .Select(container => $"container {container.ID} {Sorted(container.Names)} of {container.ImageID}, {container.State}")
            .Order(StringComparer.Ordinal);
    }

    private static string Sorted(IEnumerable<string>? names) => string.Join(' ', (names ?? []).Order(StringComparer.Ordinal));
}
