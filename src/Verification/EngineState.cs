using System.Net.Sockets;
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
        return await ReadAsync(docker, ct);
    }

    /// <exception cref="SandboxException">
    /// Something answers that is no engine: a lesson can put anything there, and what the client library throws at it is not for a
    /// reader.
    /// </exception>
    internal static async Task<IReadOnlyList<string>> ReadAsync(DockerClient docker, CancellationToken ct)
    {
        try
        {
            return await LinesAsync(docker, ct);
        }
        catch (HttpRequestException fault) when (IsSilence(fault))
        {
            return ["no engine answers"];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new SandboxException($"what it answered cannot be read: {fault.Message}", inner: fault);
        }
    }

    /// <summary>
    /// Nobody listens, or whoever does hangs up without a word: so does a systemd that cannot start the daemon it listens for.
    /// </summary>
    private static bool IsSilence(HttpRequestException fault) =>
        fault.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded
        || fault is { InnerException: IOException { InnerException: SocketException } };

    /// <summary>The first difference, in words; null when there is none.</summary>
    public static string? Difference(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        before
            .Except(after)
            .Select(gone => $"this is gone: {gone}")
            .Concat(after.Except(before).Select(fresh => $"this is new: {fresh}"))
            .FirstOrDefault();

    private static async Task<IReadOnlyList<string>> LinesAsync(DockerClient docker, CancellationToken ct) =>
        [
            .. await ContainersAsync(docker, ct),
            .. (await docker.Images.ListImagesAsync(new ImagesListParameters { All = true }, ct))
                .Select(image => $"image {image.ID} {Sorted(image.RepoTags)}")
                .Order(StringComparer.Ordinal),
            .. (await docker.Networks.ListNetworksAsync(new NetworksListParameters(), ct))
                .Select(network => $"network {network.ID} {network.Name}")
                .Order(StringComparer.Ordinal),
            .. ((await docker.Volumes.ListAsync(new VolumesListParameters(), ct)).Volumes ?? [])
                .Select(volume => $"volume {volume.Name}")
                .Order(StringComparer.Ordinal),
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
