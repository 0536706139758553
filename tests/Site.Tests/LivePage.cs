using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Site.Tests;

/// <summary>A page of a lesson as the server sees it: its end of the socket.</summary>
internal sealed class LivePage : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly List<JsonObject> _messages = [];
    private readonly Dictionary<int, MemoryStream> _screens = [];
    private readonly Task _reading;
    private WebSocketException? _fault;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LivePage(ClientWebSocket socket)
    {
        _socket = socket;
        _reading = ReadAsync();
    }

    /// <param name="host">The server's, with its port.</param>
    /// <param name="cookie">The header of a browser that opened the link.</param>
    public static async Task<LivePage> ConnectAsync(string host, string cookie, string lesson, string engine)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookie);
        socket.Options.SetRequestHeader("Origin", $"http://{host}");
        await socket.ConnectAsync(
            new Uri($"ws://{host}/_drydock/live/socket?lesson={lesson}&engine={engine}"),
            TestContext.Current.CancellationToken
        );
        return new LivePage(socket);
    }

    /// <summary>How long the page waits for something.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the page confirms what it has shown.</summary>
    public bool Acks { get; set; } = true;

    public ClientWebSocket Socket => _socket;

    public IReadOnlyList<JsonObject> Messages
    {
        get
        {
            lock (_messages)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>What a terminal has shown so far.</summary>
    public string Screen(int terminal = 0)
    {
        lock (_messages)
        {
            return _screens.TryGetValue(terminal, out var screen) ? Encoding.UTF8.GetString(screen.GetBuffer(), 0, (int)screen.Length) : "";
        }
    }

    /// <summary>The offset after the last byte that was received.</summary>
    public long Offset { get; private set; }

    public long ReceivedBytes { get; private set; }

    public Task SendAsync(object message) => SendTextAsync(System.Text.Json.JsonSerializer.Serialize(message));

    public Task SendTextAsync(string text) =>
        _socket.SendAsync(
            Encoding.UTF8.GetBytes(text),
            WebSocketMessageType.Text,
            endOfMessage: true,
            TestContext.Current.CancellationToken
        );

    public Task TypeAsync(string keys, int terminal = 0) =>
        _socket.SendAsync(
            new byte[] { (byte)terminal }
                .Concat(Encoding.UTF8.GetBytes(keys))
                .ToArray(),
            WebSocketMessageType.Binary,
            endOfMessage: true,
            TestContext.Current.CancellationToken
        );

    public Task OpenAsync(int terminal = 0, long from = 0) =>
        SendAsync(
            new
            {
                type = "open",
                terminal,
                cols = 80,
                rows = 24,
                from,
            }
        );

    public Task ResizeAsync(int cols, int rows, int terminal = 0) =>
        SendAsync(
            new
            {
                type = "resize",
                terminal,
                cols,
                rows,
            }
        );

    /// <summary>Opens a terminal and waits for its prompt.</summary>
    public async Task<LivePage> WithPromptAsync(int terminal = 0)
    {
        await OpenAsync(terminal);
        await ReceiveAsync(message => Is(message, "terminal", "state", "prompt") && (int)message["terminal"]! == terminal);
        return this;
    }

    public static bool Is(JsonObject message, string type, string key, string value) =>
        (string?)message["type"] == type && (string?)message[key] == value;

    /// <summary>Waits for the state of a step.</summary>
    public Task<JsonObject> StepAsync(string step, string state, int after = 0) =>
        ReceiveAsync(message => Is(message, "step", "step", step) && (string?)message["state"] == state, after);

    /// <summary>Waits for a message.</summary>
    /// <param name="after">How many messages are left out at the start.</param>
    public async Task<JsonObject> ReceiveAsync(Func<JsonObject, bool> wanted, int after = 0)
    {
        JsonObject? found = null;
        await UntilAsync(() => (found = Messages.Skip(after).FirstOrDefault(wanted)) is not null);
        return found!;
    }

    /// <summary>Waits until a terminal shows a text.</summary>
    public Task ShowsAsync(string text, int terminal = 0) => UntilAsync(() => Screen(terminal).Contains(text, StringComparison.Ordinal));

    /// <summary>Waits until the terminals have printed so many bytes.</summary>
    public Task ReceivesBytesAsync(long bytes) => UntilAsync(() => ReceivedBytes >= bytes);

    /// <summary>All that was told, for the message of a test that fails.</summary>
    public string Told() => $"{string.Join('\n', Messages.Select(one => one.ToJsonString()))}\n{Screen()}";

    /// <summary>Waits until the server has closed the socket.</summary>
    public async Task<(WebSocketCloseStatus? Status, string? Why)> ClosedAsync()
    {
        await _reading.WaitAsync(Patience);
        return (_socket.CloseStatus, _socket.CloseStatusDescription);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await ((Task)_reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
    }

    private async Task UntilAsync(Func<bool> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            Task more;
            lock (_messages)
            {
                more = _more.Task;
            }

            if (holds())
            {
                return;
            }

            Assert.False(
                _reading.IsCompleted,
                $"The socket was closed: {_socket.CloseStatus} {_socket.CloseStatusDescription}{_fault}\n{Told()}"
            );
            try
            {
                await more.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail(
                    $"It did not come. Messages:\n{string.Join('\n', Messages.Select(one => one.ToJsonString()))}\nScreen:\n{Screen()}"
                );
            }
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 20];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += part.Count;
                } while (!part.EndOfMessage);

                if (part.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                await AddAsync(part.MessageType, buffer.AsMemory(0, length));
            }
        }
        catch (WebSocketException fault)
        {
            _fault = fault;
        }

        Signal();
    }

    private async Task AddAsync(WebSocketMessageType type, ReadOnlyMemory<byte> bytes)
    {
        if (type == WebSocketMessageType.Text)
        {
            lock (_messages)
            {
                _messages.Add(JsonNode.Parse(bytes.Span)!.AsObject());
            }

            Signal();
            return;
        }

        int terminal = bytes.Span[0];
        lock (_messages)
        {
            if (!_screens.TryGetValue(terminal, out var screen))
            {
                _screens[terminal] = screen = new MemoryStream();
            }

            if (screen.Length > 4 << 20)
            {
                screen.SetLength(0);
            }

            screen.Write(bytes.Span[9..]);
            ReceivedBytes += bytes.Length - 9;
            Offset = BinaryPrimitives.ReadInt64BigEndian(bytes.Span[1..]) + bytes.Length - 9;
        }

        if (Acks)
        {
            await SendAsync(
                new
                {
                    type = "ack",
                    terminal,
                    offset = Offset,
                }
            );
        }

        Signal();
    }

    private void Signal()
    {
        TaskCompletionSource more;
        lock (_messages)
        {
            (more, _more) = (_more, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        more.SetResult();
    }
}
