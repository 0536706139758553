using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace Site.Sandbox.Api;

/// <summary>
/// Stands between a sandbox's clients and its daemon, passes every byte on as it came, and reads along. The daemon's
/// socket is moved aside, and another with its name, owner and mode takes its place. A daemon that stops removes that
/// name, and one that starts again makes it anew: then clients meet the daemon itself, and say what they say
/// without us.
/// </summary>
public sealed class ApiRecorder : IAsyncDisposable
{
    private readonly Socket _listener;
    private readonly string _engine;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Task, bool> _pumps = [];
    private readonly Task _accepting;
    private ConcurrentQueue<ApiConversation> _conversations = [];
    private Stopwatch _clock = Stopwatch.StartNew();

    private ApiRecorder(Socket listener, string engine)
    {
        _listener = listener;
        _engine = engine;
        _accepting = AcceptAsync();
    }

    /// <param name="socket">The daemon's socket, as this machine sees it.</param>
    /// <param name="aside">Where the daemon's socket is moved to: the same directory, another name.</param>
    /// <param name="copyOwner">Gives the new socket the owner and the mode of the old one.</param>
    internal static async Task<ApiRecorder> StartAsync(string socket, string aside, Func<Task> copyOwner)
    {
        File.Move(socket, aside);
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(socket));
        await copyOwner();
        listener.Listen(128);
        return new ApiRecorder(listener, aside);
    }

    /// <summary>Forgets what was recorded so far.</summary>
    public void Begin()
    {
        _conversations = [];
        _clock = Stopwatch.StartNew();
    }

    /// <summary>The calls since <see cref="Begin"/>, in the order in which they began.</summary>
    public IReadOnlyList<ApiCall> Calls => [.. _conversations.SelectMany(conversation => conversation.Calls).OrderBy(call => call.At)];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await Task.WhenAll(_pumps.Keys.Append(_accepting));
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync(_end.Token);
                var pump = PassAsync(client);
                _pumps[pump] = true;
                _ = pump.ContinueWith(ended => _pumps.TryRemove(ended, out _), TaskScheduler.Default);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Nobody is listened to any more.
        }
    }

    private async Task PassAsync(Socket client)
    {
        using var near = client;
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var clock = _clock;
        var conversation = new ApiConversation(() => clock.Elapsed);
        _conversations.Enqueue(conversation);
        try
        {
            await engine.ConnectAsync(new UnixDomainSocketEndPoint(_engine), _end.Token);
            await Task.WhenAll(
                PumpAsync(near, engine, conversation, conversation.ToEngine),
                PumpAsync(engine, near, conversation, conversation.FromEngine));
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            // Either side is gone: both sockets close, as they would have without us.
        }
    }

    private async Task PumpAsync(Socket from, Socket to, ApiConversation conversation, HttpMessageReader direction)
    {
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await from.ReceiveAsync(buffer, _end.Token)) > 0)
        {
            conversation.Read(direction, buffer.AsSpan(0, count));
            for (var sent = 0; sent < count;)
            {
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _end.Token);
            }
        }

        // The end of one direction is not the end of the other: `docker run --interactive` closes its input first.
        conversation.Close(direction);
        to.Shutdown(SocketShutdown.Send);
    }
}
