using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Site.EngineApi;

namespace Site.Sandbox;

/// <summary>
/// Records the calls that a sandbox's clients make to its daemon. It moves the daemon's socket to another name, listens on a new one with
/// the original name, owner and mode, and passes every byte on unchanged while it reads the HTTP in it. When the daemon stops, the recorder
/// stops listening too, so that clients get the same error as without it. A daemon that has started again is recorded from the next
/// <see cref="BeginAsync"/> on.
/// </summary>
/// <param name="sockets">The path of the kernel's table of the sandbox's Unix sockets: <c>/proc/PID/net/unix</c>.</param>
/// <param name="socket">The daemon's socket, as the sandbox sees it: <c>/run/docker.sock</c>.</param>
/// <param name="movedTo">Where the daemon's socket is moved to: another name in the same directory.</param>
/// <param name="mayStop">Whether a lesson may stop the daemon and start it again: if so, the recorder checks for that all the time.</param>
public sealed class ApiRecorder(string sockets, SandboxFiles files, string socket, string movedTo, bool mayStop) : IAsyncDisposable
{
    /// <summary>
    /// Shorter than a client's start, so that no client connects before the recorder has noticed that the daemon stopped.
    /// </summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>The bits of a call's id that number it on its connection.</summary>
    private const int CallBits = 20;

    /// <summary>SOL_SOCKET, SO_PEERCRED and the size of the credentials that it reads, which begin with the process id.</summary>
    private const int SocketLevel = 1,
        PeerCredentials = 17,
        CredentialBytes = 12;

    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _moving = new(1);
    private readonly ConcurrentDictionary<Task, bool> _pumps = [];
    private readonly List<(Socket Listener, SandboxSocket Daemon, Task Accepting)> _listeners = [];
    private string? _attached;
    private SandboxSocket? _daemon;
    private Task? _watch;
    private readonly List<(long Number, ApiConversation Conversation)> _conversations = [];
    private long _numbers;
    private Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>The moved socket of the daemon that listens now; null while the recorder is not attached to it.</summary>
    internal SandboxSocket? Daemon => _attached is not null && DaemonInode() == _attached ? _daemon : null;

    /// <summary>Forgets the calls recorded so far, and attaches to the daemon if it is a new one.</summary>
    public async Task BeginAsync(CancellationToken ct)
    {
        await AttachAsync(mayAttach: true, ct);
        _watch ??= mayStop ? WatchAsync() : Task.CompletedTask;
        lock (_conversations)
        {
            _conversations.Clear();
        }

        (_clock, Began) = (Stopwatch.StartNew(), DateTimeOffset.UtcNow);
    }

    /// <summary>The time of the last <see cref="BeginAsync"/>, from which the times of the calls are measured.</summary>
    public DateTimeOffset Began { get; private set; } = DateTimeOffset.UtcNow;

    /// <summary>The calls since <see cref="BeginAsync"/>, in the order in which they began.</summary>
    public IReadOnlyList<ApiCall> Calls
    {
        get
        {
            lock (_conversations)
            {
                return [.. _conversations.SelectMany(one => one.Conversation.Calls).OrderBy(call => call.At)];
            }
        }
    }

    /// <summary>Whose calls are passed on without being recorded: is called with the process id of a client that connects.</summary>
    public Func<int, bool>? Ignores { get; init; }

    /// <summary>Attaches to the daemon if it is a new one, and keeps what was recorded.</summary>
    public Task RefreshAsync(CancellationToken ct) => AttachAsync(mayAttach: true, ct);

    /// <summary>
    /// Takes the calls that have ended since they were last taken, and those that are answered with a stream that stays open; these are
    /// taken once more when they end. What has ended is forgotten, so that this can go on for days.
    /// </summary>
    /// <returns>The calls in the order in which they began, each with an id.</returns>
    public IReadOnlyList<(long Id, ApiCall Call)> TakeCalls()
    {
        lock (_conversations)
        {
            var taken = _conversations
                .SelectMany(one => one.Conversation.Take().Select(call => ((one.Number << CallBits) + call.Number, call.Call)))
                .OrderBy(call => call.Call.At)
                .ToList();
            _conversations.RemoveAll(one => one.Conversation.IsExhausted);
            return taken;
        }
    }

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
                await Task.Delay(PollInterval, _end.Token);
                await AttachAsync(mayAttach: false, _end.Token);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException)
        {
            // The machine has ended, or is ending.
        }
    }

    /// <summary>
    /// Stops listening when the daemon is no longer the one that the recorder is attached to, so that clients are refused as they would be
    /// without a recorder; then attaches to the new daemon if there is one.
    /// </summary>
    /// <param name="mayAttach">False to detach only.</param>
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
        files.Move(socket, Path.GetFileName(movedTo));
        var listener = files.Listen(socket, like: daemon);
        _listeners.Add((listener, daemon, AcceptAsync(listener, daemon)));
    }

    /// <summary>
    /// The inode of the socket on which the daemon listens; null when none does. In the table, flags 00010000 mean that a socket listens,
    /// and its name stays the one that it was bound to, even after a move. The recorder's own sockets belong to the host's network
    /// namespace and are not in this table.
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
            // The recorder stopped listening.
        }
    }

    private async Task PassAsync(Socket client, SandboxSocket daemon)
    {
        using var accepted = client;
        var clock = _clock;
        var conversation = new ApiConversation(() => clock.Elapsed);
        if (Ignores?.Invoke(ProcessOf(client)) != true)
        {
            lock (_conversations)
            {
                _conversations.Add((++_numbers, conversation));
            }
        }

        try
        {
            using var engine = await daemon.ConnectAsync(_end.Token);
            await Task.WhenAll(
                PumpAsync(accepted, engine, conversation, conversation.ToEngine),
                PumpAsync(engine, accepted, conversation, conversation.FromEngine)
            );
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            // One side hung up: close both sockets, as the other side would have seen without a recorder.
        }
        finally
        {
            conversation.Abort();
        }
    }

    /// <summary>The process that made a connection.</summary>
    private static int ProcessOf(Socket client)
    {
        Span<byte> credentials = stackalloc byte[CredentialBytes];
        return client.GetRawSocketOption(SocketLevel, PeerCredentials, credentials) >= sizeof(int)
            ? MemoryMarshal.Read<int>(credentials)
            : 0;
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

        // The other direction may go on: `docker run --interactive` closes its input before it has read all output.
        conversation.Close(direction);
        to.Shutdown(SocketShutdown.Send);
    }
}
