using System.Net;
using System.Net.Sockets;
using System.Text;
using Site.Tests;

namespace Site.Sandbox.Tests;

/// <summary>A WebSocket over which a test sends bytes that no client would.</summary>
internal sealed class RawSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TcpClient _client;

    /// <summary>Taken once: a client whose server has hung up gives none.</summary>
    private readonly NetworkStream _stream;

    private RawSocket(TcpClient client) => (_client, _stream) = (client, client.GetStream());

    public static async Task<RawSocket> OpenAsync(LiveServed served, string lesson)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, served.Address.Port, TestContext.Current.CancellationToken);
        var socket = new RawSocket(client);
        await socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"GET /_drydock/live/socket?lesson={lesson}&engine=trixie HTTP/1.1\r\nHost: {served.Host}\r\nOrigin: http://{served.Host}\r\n"
                    + $"Cookie: {served.Cookie}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
            )
        );
        var status = new byte["HTTP/1.1 101".Length];
        await socket._stream.ReadExactlyAsync(status, TestContext.Current.CancellationToken);
        Assert.Equal("HTTP/1.1 101", Encoding.ASCII.GetString(status));
        return socket;
    }

    /// <summary>Sends bytes. The server may have hung up already.</summary>
    public async Task SendAsync(byte[] bytes)
    {
        try
        {
            await _stream.WriteAsync(bytes, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // It has.
        }
    }

    /// <summary>Whether the server ends the connection.</summary>
    public async Task<bool> IsClosedAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        var buffer = new byte[4096];
        try
        {
            while (await _stream.ReadAsync(buffer, limit.Token) > 0) { }

            return true;
        }
        catch (IOException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
