using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Handler.Abstractions;
using Microsoft.Extensions.Logging;

namespace Site.Sandbox;

/// <summary>
/// A client of a sandbox's daemon. What answers there may be anything that a lesson put in its place: so every answer has a limit, of
/// time and of length.
/// </summary>
internal static class EngineClient
{
    /// <param name="dial">Connects to the daemon.</param>
    public static DockerClient Of(Func<CancellationToken, Task<Socket>> dial) =>
        new DockerClientBuilder().WithEndpoint(new Uri("http://sandbox")).WithTransportOptions(new Transport(), dial).Build();

    private sealed class Transport : IDockerHandlerFactory<Func<CancellationToken, Task<Socket>>>
    {
        public ResolvedTransport CreateHandler(Func<CancellationToken, Task<Socket>> dial, ResolvedClientOptions options, ILogger logger)
        {
            var sockets = new SocketsHttpHandler
            {
                UseProxy = false,
                ConnectCallback = async (_, ct) => new NetworkStream(await dial(ct), ownsSocket: true),
            };
            return new ResolvedTransport(new Limits(sockets), options.Endpoint);
        }

        public ResolvedTransport CreateHandler(ResolvedClientOptions options, ILogger logger) =>
            throw new NotSupportedException("A sandbox's daemon cannot be found by its address");

        public Task<WriteClosableStream> HijackStreamAsync(HttpContent content) =>
            throw new NotSupportedException("A sandbox's daemon is asked for whole answers, never for a stream");
    }

    /// <summary>Answers come as a whole or not at all.</summary>
    private sealed class Limits(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private const long Bytes = 16 << 20;
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(Patience);
            try
            {
                return await WholeAsync(await base.SendAsync(request, limit.Token), limit.Token);
            }
            catch (OperationCanceledException fault) when (!ct.IsCancellationRequested)
            {
                var asked = request.RequestUri?.AbsolutePath;
                throw new HttpRequestException($"{asked} was not answered within {Patience.TotalSeconds:0} s", fault);
            }
        }

        private static async Task<HttpResponseMessage> WholeAsync(HttpResponseMessage response, CancellationToken ct)
        {
            try
            {
                await response.Content.LoadIntoBufferAsync(Bytes, ct);
                return response;
            }
            catch (HttpRequestException fault)
            {
                var reason = (fault.InnerException ?? fault).Message;
                throw new HttpRequestException($"an answer did not come to its end within {Bytes >> 20} MiB: {reason}", fault);
            }
        }
    }
}
