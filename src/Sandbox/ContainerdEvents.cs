using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Site.Flows;

namespace Site.Sandbox;

/// <summary>
/// Listens to the events of a sandbox's containerd, over its socket. The subscription is gRPC, which is HTTP/2 with a length before each
/// message. No process runs in the sandbox for it, so a lesson that lists processes prints what it would print anyway.
/// </summary>
internal sealed class ContainerdEvents : IAsyncDisposable
{
    /// <summary>dockerd's namespace in containerd.</summary>
    private const string Moby = "moby";

    /// <summary>The namespace of our own event, which shows that the subscription has begun.</summary>
    private const string Own = "drydock";
    private const string OwnTopic = "/drydock/listening";
    private const int HeaderLength = 5;
    private const int MaxMessage = 1 << 20;
    private const int MaxEvents = 4096;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PublishInterval = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _client;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Envelope> _events = [];
    private readonly Lock _lock = new();
    private Task _reading = Task.CompletedTask;

    private ContainerdEvents(Func<CancellationToken, Task<Socket>> connect) =>
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                UseProxy = false,
                ConnectCallback = async (_, ct) => new NetworkStream(await connect(ct), ownsSocket: true),
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    /// <summary>dockerd's events so far, in the order in which they came.</summary>
    public IReadOnlyList<Envelope> Events
    {
        get
        {
            lock (_lock)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>Subscribes, and waits until the subscription has begun.</summary>
    /// <param name="connect">Opens a connection to containerd's socket.</param>
    /// <exception cref="SandboxException">containerd does not answer as it should.</exception>
    public static async Task<ContainerdEvents> SubscribeAsync(Func<CancellationToken, Task<Socket>> connect, CancellationToken ct)
    {
        var events = new ContainerdEvents(connect);
        try
        {
            events._reading = events.ReadAsync();
            await events.WaitForOwnAsync(ct);
            return events;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException or TimeoutException)
        {
            await events.DisposeAsync();
            throw new SandboxException($"containerd sends no events: {fault.Message}", inner: fault);
        }
        catch
        {
            await events.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading.ContinueWith(_ => { }, TaskScheduler.Default);
        _client.Dispose();
        _end.Dispose();
    }

    /// <summary>Publishes an event of our own, again and again, until it comes back. No other program listens to its namespace.</summary>
    private async Task WaitForOwnAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, _end.Token);
        limit.CancelAfter(StartTimeout);
        try
        {
            while (!_began.Task.IsCompleted)
            {
                using var answer = await SendAsync("Publish", [.. Field(1, OwnTopic), .. Field(2, [.. Field(1, OwnTopic)])], limit.Token);
                await Task.WhenAny(_began.Task, Task.Delay(PublishInterval, limit.Token));
            }

            await _began.Task;
        }
        catch (OperationCanceledException fault) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"its own event did not come back within {StartTimeout.TotalSeconds:0} s", fault);
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            using var answer = await SendAsync(
                "Subscribe",
                [.. Field(1, $"namespace=={Moby}"), .. Field(1, $"namespace=={Own}")],
                _end.Token
            );
            await using var stream = await answer.Content.ReadAsStreamAsync(_end.Token);
            while (await MessageAsync(stream) is { } message)
            {
                Add(Envelope.Read(message));
            }

            throw new IOException("the subscription ended");
        }
        catch (Exception fault)
        {
            _began.TrySetException(fault);
        }
    }

    private void Add(Envelope? found)
    {
        if (found is { Namespace: Own })
        {
            _began.TrySetResult();
        }
        else if (found is not null)
        {
            lock (_lock)
            {
                if (_events.Count < MaxEvents)
                {
                    _events.Add(found);
                }
            }
        }
    }

    /// <returns>Null at the end of the stream.</returns>
    private async Task<byte[]?> MessageAsync(Stream stream)
    {
        var header = new byte[HeaderLength];
        if (await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, _end.Token) < HeaderLength)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(1));
        if (length > MaxMessage)
        {
            throw new IOException($"a message has {length} bytes");
        }

        var message = new byte[length];
        await stream.ReadExactlyAsync(message, _end.Token);
        return message;
    }

    private async Task<HttpResponseMessage> SendAsync(string method, byte[] message, CancellationToken ct)
    {
        var framed = new byte[HeaderLength + message.Length];
        BinaryPrimitives.WriteUInt32BigEndian(framed.AsSpan(1), (uint)message.Length);
        message.CopyTo(framed, HeaderLength);
        var content = new ByteArrayContent(framed);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://containerd/containerd.services.events.v1.Events/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        request.Headers.TE.ParseAdd("trailers");
        request.Headers.Add("containerd-namespace", Own);
        var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        return answer.EnsureSuccessStatusCode();
    }

    private static byte[] Field(byte number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    /// <summary>A field of a message in the format of protocol buffers. All of ours are shorter than 128 bytes.</summary>
    private static byte[] Field(byte number, byte[] content) => [(byte)((number << 3) | 2), (byte)content.Length, .. content];
}
