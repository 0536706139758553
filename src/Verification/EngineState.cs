using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Models;
using Site.Sandbox;

namespace Site.Verification;

/// <summary>Lists everything that an engine holds, one object a line. A step with <c>observes</c> must leave the list unchanged.</summary>
internal static class EngineState
{
    /// <summary>
    /// Reads the state of a sandbox's engine. That no engine answers counts as a state too, because lessons install engines and stop them.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(RunningSandbox sandbox, CancellationToken ct)
    {
        using var docker = sandbox.Connect();
        return await ReadAsync(docker, ct);
    }

    /// <exception cref="SandboxException">
    /// The answers are not those of an engine. A lesson can put any program in its place, and the API library's exceptions would not help
    /// the reader of a report.
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
            throw new SandboxException($"the answer could not be read: {fault.Message}", inner: fault);
        }
    }

    /// <summary>
    /// Whether nothing listens on the socket, or the connection was closed without an answer. systemd does the latter when it listens for a
    /// daemon that it cannot start.
    /// </summary>
    private static bool IsSilence(HttpRequestException fault) =>
        fault.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded
        || fault is { InnerException: IOException { InnerException: SocketException } };

    /// <summary>Describes the first difference; null when there is none.</summary>
    public static string? Difference(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        before
            .Except(after)
            .Select(gone => $"removed: {gone}")
            .Concat(after.Except(before).Select(added => $"new: {added}"))
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
