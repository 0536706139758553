using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace Site.Live;

/// <summary>A page that is connected, from the side of its socket: reads its messages, and sends what it should get.</summary>
/// <param name="onMessage">Is called with each text message.</param>
/// <param name="onKeys">Is called with each binary message: the index of a terminal, and what is typed there.</param>
internal sealed class Tab(WebSocket socket, Action<Tab, ClientMessage> onMessage, Action<Tab, int, ReadOnlyMemory<byte>> onKeys)
    : IDisposable
{
    private const int HeadBytes = 9;

    /// <summary>Small, so that the echo of a key does not wait long behind the output of a command.</summary>
    private const int ChunkBytes = 16 * 1024;

    /// <summary>How many messages wait at most for a page that does not read them. It is disconnected then.</summary>
    private const int WaitingMessages = 4096;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromMilliseconds(500);
    private readonly Channel<byte[]> _messages = Channel.CreateBounded<byte[]>(WaitingMessages);
    private readonly Dictionary<int, Attachment> _terminals = [];
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly CancellationTokenSource _end = new();

    public void Send(ServerMessage message)
    {
        if (_messages.Writer.TryWrite(message.ToBytes()))
        {
            Wake();
        }
        else
        {
            _end.Cancel();
        }
    }

    /// <summary>Shows a terminal from an offset on.</summary>
    public void Show(LiveTerminal terminal, long from)
    {
        lock (_terminals)
        {
            Hide(terminal.Index);
            _terminals[terminal.Index] = terminal.Attach(from, Wake);
        }

        Wake();
    }

    public void Ack(int terminal, long offset)
    {
        lock (_terminals)
        {
            if (_terminals.TryGetValue(terminal, out var attachment))
            {
                attachment.Terminal.Ack(attachment, offset);
            }
        }

        Wake();
    }

    public void HideAll()
    {
        lock (_terminals)
        {
            _terminals.Keys.ToList().ForEach(Hide);
        }
    }

    /// <summary>Serves the page until it is closed, or until <paramref name="ct"/> is cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, _end.Token);
        var sending = SendAllAsync(both.Token);
        try
        {
            await ReceiveAllAsync(both.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException)
        {
            // The page was closed, the connection broke, or the server ends.
        }
        finally
        {
            await _end.CancelAsync();
            await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            HideAll();
            await CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "The server ended this connection");
        }
    }

    public void Dispose()
    {
        _end.Dispose();
        _wake.Dispose();
    }

    private void Hide(int index)
    {
        if (_terminals.Remove(index, out var old))
        {
            old.Terminal.Detach(old);
        }
    }

    private void Wake()
    {
        lock (_wake)
        {
            if (_wake.CurrentCount == 0)
            {
                _wake.Release();
            }
        }
    }

    private async Task ReceiveAllAsync(CancellationToken ct)
    {
        var buffer = new byte[ClientMessage.LongestBytes];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                if (length == buffer.Length)
                {
                    await CloseAsync(WebSocketCloseStatus.MessageTooBig, $"A message has at most {ClientMessage.LongestBytes} bytes");
                    return;
                }

                part = await socket.ReceiveAsync(buffer.AsMemory(length), ct);
                length += part.Count;
            } while (!part.EndOfMessage);

            if (part.MessageType == WebSocketMessageType.Close)
            {
                await CloseAsync(WebSocketCloseStatus.NormalClosure, "");
                return;
            }

            if (Take(part.MessageType, buffer.AsSpan(0, length)) is { } wrong)
            {
                await CloseAsync(WebSocketCloseStatus.PolicyViolation, wrong);
                return;
            }
        }
    }

    /// <returns>What is wrong with the message; null when nothing is.</returns>
    private string? Take(WebSocketMessageType type, ReadOnlySpan<byte> bytes)
    {
        if (type == WebSocketMessageType.Text)
        {
            if (ClientMessage.Parse(bytes) is not { } message)
            {
                return "This is not a message of the protocol";
            }

            onMessage(this, message);
            return null;
        }

        if (bytes.Length == 0 || bytes[0] >= LiveTerminal.Most)
        {
            return "A binary message begins with the index of a terminal";
        }

        onKeys(this, bytes[0], bytes[1..].ToArray());
        return null;
    }

    private async Task SendAllAsync(CancellationToken ct)
    {
        try
        {
            var buffer = new byte[HeadBytes + ChunkBytes];
            while (true)
            {
                await _wake.WaitAsync(ct);
                bool sent;
                do
                {
                    sent = await SendMessagesAsync(ct);
                    foreach (var attachment in Attachments())
                    {
                        sent |= await SendOutputAsync(attachment, buffer, ct);
                    }
                } while (sent);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException)
        {
            // The connection broke, or it ends: so that the other half notices, too.
            await _end.CancelAsync();
        }
    }

    private Attachment[] Attachments()
    {
        lock (_terminals)
        {
            return [.. _terminals.Values];
        }
    }

    private async Task<bool> SendMessagesAsync(CancellationToken ct)
    {
        var sent = false;
        while (_messages.Reader.TryRead(out var message))
        {
            await SendAsync(message, ct);
            sent = true;
        }

        return sent;
    }

    private async Task<bool> SendOutputAsync(Attachment attachment, byte[] buffer, CancellationToken ct)
    {
        var count = attachment.Terminal.Take(attachment, buffer.AsSpan(HeadBytes), out var offset, out var skipped, out var size);
        if (skipped)
        {
            await SendAsync(new SkippedMessage(attachment.Terminal.Index, offset).ToBytes(), ct);
        }

        if (size is var (columns, rows))
        {
            await SendAsync(new SizeMessage(attachment.Terminal.Index, columns, rows).ToBytes(), ct);
        }

        if (count == 0)
        {
            return false;
        }

        buffer[0] = (byte)attachment.Terminal.Index;
        BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(1), offset);
        await socket.SendAsync(buffer.AsMemory(0, HeadBytes + count), WebSocketMessageType.Binary, endOfMessage: true, ct);
        return true;
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken ct) =>
        socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, ct);

    /// <summary>Closes the socket, if nobody has yet. A page that does not answer is not waited for.</summary>
    private async Task CloseAsync(WebSocketCloseStatus status, string why)
    {
        using var limit = new CancellationTokenSource(CloseTimeout);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(status, why, limit.Token);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException or InvalidOperationException)
        {
            socket.Abort();
        }
    }
}
