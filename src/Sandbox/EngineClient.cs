using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Handler.Abstractions;
using Microsoft.Extensions.Logging;

namespace Site.Sandbox;

/// <summary>
/// Makes API clients for a sandbox's daemon. A lesson could put any program in the daemon's place, so every answer is limited in time and
/// in length.
/// </summary>
internal static class EngineClient
{
    private static readonly Uri Address = new("http://sandbox");

    /// <param name="connect">Opens a connection to the daemon.</param>
    public static DockerClient Of(Func<CancellationToken, Task<Socket>> connect) =>
        new DockerClientBuilder().WithEndpoint(Address).WithTransportOptions(new Transport(), connect).Build();

    /// <summary>A client that sends requests as they are.</summary>
    /// <param name="connect">Opens a connection to the daemon.</param>
    public static HttpClient Http(Func<CancellationToken, Task<Socket>> connect) => new(Handler(connect)) { BaseAddress = Address };

    private static Limits Handler(Func<CancellationToken, Task<Socket>> connect) =>
        new(
            new SocketsHttpHandler
            {
                UseProxy = false,
                ConnectCallback = async (_, ct) => new NetworkStream(await connect(ct), ownsSocket: true),
            }
        );

    private sealed class Transport : IDockerHandlerFactory<Func<CancellationToken, Task<Socket>>>
    {
        public ResolvedTransport CreateHandler(
            Func<CancellationToken, Task<Socket>> connect,
            ResolvedClientOptions options,
            ILogger logger
        ) => new(Handler(connect), options.Endpoint);

        public ResolvedTransport CreateHandler(ResolvedClientOptions options, ILogger logger) =>
            throw new NotSupportedException("A sandbox's daemon has no address; connect to its socket");

        public Task<WriteClosableStream> HijackStreamAsync(HttpContent content) =>
            throw new NotSupportedException("Streams from a sandbox's daemon are not supported");
    }

    /// <summary>Reads each answer completely before it is returned, up to a limit.</summary>
    private sealed class Limits(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private const long Bytes = 16 << 20;
        private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(AnswerTimeout);
            try
            {
                return await BufferAsync(await base.SendAsync(request, limit.Token), limit.Token);
            }
            catch (OperationCanceledException fault) when (!ct.IsCancellationRequested)
            {
                var path = request.RequestUri?.AbsolutePath;
                throw new HttpRequestException($"{path} was not answered within {AnswerTimeout.TotalSeconds:0} s", fault);
            }
        }

        private static async Task<HttpResponseMessage> BufferAsync(HttpResponseMessage response, CancellationToken ct)
        {
            try
            {
                await response.Content.LoadIntoBufferAsync(Bytes, ct);
                return response;
            }
            catch (HttpRequestException fault)
            {
                var reason = (fault.InnerException ?? fault).Message;
                throw new HttpRequestException($"an answer did not end within {Bytes >> 20} MiB: {reason}", fault);
            }
        }
    }
}
