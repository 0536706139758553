using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using Site.EngineApi;

namespace Site.Sandbox;

/// <summary>
/// Stands between a sandbox's clients and its daemon, passes every byte on as it came, and reads along. The daemon's
/// socket is moved aside, and another with its name, owner and mode takes its place. A daemon that stops removes that
/// name: then clients say what they say without us. One whose systemd listened for it leaves the name, to which nobody listens:
/// so do we. One that starts again is met at the next <see cref="BeginAsync"/>.
/// </summary>
/// <param name="sockets">The kernel's table of the sandbox's Unix sockets.</param>
/// <param name="socket">The daemon's socket, as the sandbox sees it: <c>/run/docker.sock</c>.</param>
/// <param name="aside">Where the daemon's socket is moved to: another name in the same directory.</param>
/// <param name="mayStop">Whether the daemon may stop and start again: then it is looked for all the time.</param>
public sealed class ApiRecorder(string sockets, SandboxFiles files, string socket, string aside, bool mayStop) : IAsyncDisposable
{
    /// <summary>Shorter than what a client takes to start.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _moving = new(1);
    private readonly ConcurrentDictionary<Task, bool> _pumps = [];
    private readonly List<(Socket Listener, SandboxSocket Daemon, Task Accepting)> _listeners = [];
    private string? _attached;
    private SandboxSocket? _daemon;
    private Task? _watch;
    private ConcurrentQueue<ApiConversation> _conversations = [];
    private Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>The socket of the daemon that listens now, where this stands before it; null elsewhere.</summary>
    internal SandboxSocket? Daemon => _attached is not null && DaemonInode() == _attached ? _daemon : null;

    /// <summary>Forgets what was recorded so far, and takes its place before a daemon that it has not met yet.</summary>
    public async Task BeginAsync(CancellationToken ct)
    {
        await AttachAsync(mayAttach: true, ct);
        _watch ??= mayStop ? WatchAsync() : Task.CompletedTask;
        _conversations = [];
        _clock = Stopwatch.StartNew();
    }

    /// <summary>The calls since <see cref="BeginAsync"/>, in the order in which they began.</summary>
    public IReadOnlyList<ApiCall> Calls => [.. _conversations.SelectMany(conversation => conversation.Calls).OrderBy(call => call.At)];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listeners.ForEach(listener => listener.Listener.Dispose());
        await Task.WhenAll([.. _pumps.Keys, .. _listeners.Select(listener => listener.Accepting), _watch ?? Task.CompletedTask]);
        _listeners.ForEach(listener => listener.Daemon.Dispose());
        _end.Dispose();
        _moving.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Pause, _end.Token);
                await AttachAsync(mayAttach: false, _end.Token);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException)
        {
            // The machine is gone, or goes.
        }
    }

    /// <summary>
    /// Where the daemon is not the one that we met it leaves, so that clients are refused by a socket to which nobody listens, as they
    /// would be without us.
    /// </summary>
    private async Task AttachAsync(bool mayAttach, CancellationToken ct)
    {
        await _moving.WaitAsync(ct);
        try
        {
            var daemon = DaemonInode();
            if (daemon != _attached)
            {
                _listeners.ForEach(listener => listener.Listener.Dispose());
                _attached = null;
            }

            if (mayAttach && daemon is not null && _attached is null && files.FindSocket(socket) is { } found)
            {
                Attach(found);
                (_daemon, _attached) = (found, daemon);
            }
        }
        finally
        {
            _moving.Release();
        }
    }

    private void Attach(SandboxSocket daemon)
    {
        files.Move(socket, Path.GetFileName(aside));
        var listener = files.Listen(socket, like: daemon);
        _listeners.Add((listener, daemon, AcceptAsync(listener, daemon)));
    }

    /// <summary>
    /// The inode of the socket on which the daemon listens: flags 00010000 in a line of the table, which keeps the name
    /// under which it was bound. Ours are in this machine's table.
    /// </summary>
    private string? DaemonInode() =>
        File.ReadLines(sockets)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(socket => socket is [_, _, _, "00010000", _, _, _, "/run/docker.sock" or "/var/run/docker.sock"])
            ?[6];

    private async Task AcceptAsync(Socket listener, SandboxSocket daemon)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptAsync(_end.Token);
                var pump = PassAsync(client, daemon);
                _pumps[pump] = true;
                _ = pump.ContinueWith(ended => _pumps.TryRemove(ended, out _), TaskScheduler.Default);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Nobody is listened to any more.
        }
    }

    private async Task PassAsync(Socket client, SandboxSocket daemon)
    {
        using var near = client;
        var clock = _clock;
        var conversation = new ApiConversation(() => clock.Elapsed);
        _conversations.Enqueue(conversation);
        try
        {
            using var engine = await daemon.ConnectAsync(_end.Token);
            await Task.WhenAll(
                PumpAsync(near, engine, conversation, conversation.ToEngine),
                PumpAsync(engine, near, conversation, conversation.FromEngine)
            );
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
            for (var sent = 0; sent < count; )
            {
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _end.Token);
            }
        }

        // The end of one direction is not the end of the other: `docker run --interactive` closes its input first.
        conversation.Close(direction);
        to.Shutdown(SocketShutdown.Send);
    }
}
