using System.Net.Sockets;
using System.Text;

namespace Site.Sandbox.Tests;

/// <summary>
/// The recorder does not change the bytes that pass through it. The tests play both the client and the daemon, so that they can compare
/// what one side sent with what the other side received.
/// </summary>
public sealed class PassingBytes : IAsyncLifetime
{
    private const int Some = 300_000;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("pass-");
    private readonly Random _random = new(20_261_126);
    private readonly Socket _engine = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private SandboxFiles? _files;
    private ApiRecorder? _recorder;

    private string Name => Path.Combine(_root.FullName, "run", "docker.sock");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Makes a root that contains only a socket, and a table of sockets like the kernel's.</summary>
    public async ValueTask InitializeAsync()
    {
        _root.CreateSubdirectory("run");
        _engine.Bind(new UnixDomainSocketEndPoint(Name));
        _engine.Listen();
        var sockets = Path.Combine(_root.FullName, "sockets");
        await File.WriteAllTextAsync(sockets, "0000000000000000: 00000002 00000000 00010000 0001 01 4711 /run/docker.sock\n", Ct);
        _files = SandboxFiles.Below(_root.FullName);
        _recorder = new ApiRecorder(sockets, _files, "/run/docker.sock", "/run/docker.engine.sock", mayStop: false);
        await _recorder.BeginAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await (_recorder?.DisposeAsync() ?? ValueTask.CompletedTask);
        _files?.Dispose();
        _engine.Dispose();
        _root.Delete(recursive: true);
    }

    [Fact]
    public async Task Bytes_that_are_no_http_pass()
    {
        await PassAsync(Noise(Some), Noise(2 * Some));

        Assert.DoesNotContain(_recorder!.Calls, call => call.Status != 0);
    }

    [Fact]
    public async Task Chunked_bodies_pass_with_their_sizes_as_they_were_written()
    {
        var asked = Text("POST /build HTTP/1.1\r\ntransfer-encoding:   Chunked\r\nX-Odd :  a\r\nx-odd: b\r\n\r\n");
        var answered = Text("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\n");
        await PassAsync([.. asked, .. Chunks(Noise(Some))], [.. answered, .. Chunks(Noise(Some))], answersFollow: true);

        var call = Assert.Single(_recorder!.Calls);
        Assert.Equal(("POST", "/build", 200, Some, Some), (call.Method, call.Path, call.Status, call.Request!.Bytes, call.Response!.Bytes));
    }

    [Fact]
    public async Task Requests_that_do_not_wait_for_answers_pass_and_each_gets_its_own()
    {
        var numbers = Enumerable.Range(0, 200).ToList();
        var asked = Text(string.Concat(numbers.Select(number => $"POST /{number} HTTP/1.1\r\nContent-Length: 2\r\n\r\n{number % 100:00}")));
        var answered = Text(string.Concat(numbers.Select(Answer)));
        await PassAsync(asked, answered, answersFollow: true);

        Assert.Equal(
            numbers.Select(number => ($"/{number}", 400 + number, (long)number)),
            _recorder!.Calls.OrderBy(call => call.Status).Select(call => (call.Path, call.Status, call.Response?.Bytes ?? 0))
        );

        static string Answer(int number) => $"HTTP/1.1 {400 + number} OK\r\nContent-Length: {number}\r\n\r\n{new string('x', number)}";
    }

    [Fact]
    public async Task An_upgraded_connection_passes_anything_and_is_one_call()
    {
        byte[] typed = [.. Text("GET /typed HTTP/1.1\r\n\r\n"), .. Noise(Some)];
        byte[] printed = [.. Text("HTTP/1.1 500 Printed\r\n\r\n"), .. Noise(Some)];
        await using var pair = await ConnectAsync();
        await DeliverAsync(pair.Client, pair.Daemon, Text("POST /attach HTTP/1.1\r\nUpgrade: tcp\r\n\r\n"));
        await DeliverAsync(pair.Daemon, pair.Client, Text("HTTP/1.1 101 UPGRADED\r\nUpgrade: tcp\r\n\r\n"));
        await PassAsync(pair, typed, printed);

        Assert.Equal(["/attach 101"], _recorder!.Calls.Select(call => $"{call.Path} {call.Status}"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_side_may_close_and_still_hear_the_other(bool client)
    {
        await using var pair = await ConnectAsync();
        var (first, last) = client ? (pair.Client, pair.Daemon) : (pair.Daemon, pair.Client);
        await DeliverAsync(first, last, Text("POST /attach HTTP/1.1\r\n\r\n"));
        first.Shutdown(SocketShutdown.Send);
        Assert.Empty(await ReadAsync(last));

        var sent = Noise(Some);
        var received = ReadAsync(first);
        await WriteAndCloseAsync(last, sent);
        Assert.Equal(sent, await received);
    }

    [Fact]
    public async Task Nothing_is_held_back_until_more_comes()
    {
        await using var pair = await ConnectAsync();
        foreach (var letter in "POST /a HTTP/1.1\r\nContent-Length: 30\r\n\r\nab")
        {
            await DeliverAsync(pair.Client, pair.Daemon, [(byte)letter]);
            await DeliverAsync(pair.Daemon, pair.Client, [(byte)~letter]);
        }
    }

    [Fact]
    public async Task Each_connection_gets_its_own_bytes()
    {
        var pairs = new List<Pair>();
        for (var number = 0; number < 8; number++)
        {
            pairs.Add(await ConnectAsync());
        }

        var sent = pairs.Select(pair => (Pair: pair, Asked: Noise(Some), Answered: Noise(Some))).ToList();
        await Task.WhenAll(sent.Select(one => PassAsync(one.Pair, one.Asked, one.Answered)));
        await Task.WhenAll(pairs.Select(pair => pair.DisposeAsync().AsTask()));
    }

    private static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);

    private byte[] Noise(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A body in chunks of random sizes, with a trailer. The sizes are written in all the forms that HTTP allows.</summary>
    private byte[] Chunks(byte[] body)
    {
        var chunked = new List<byte>();
        for (var at = 0; at < body.Length; )
        {
            var count = Math.Min(body.Length - at, _random.Next(1, 20_000));
            var size = _random.Next(3) switch
            {
                0 => $"{count:X}",
                1 => $"000{count:x}",
                _ => $"{count:x};name=value",
            };
            chunked.AddRange([.. Text($"{size}\r\n"), .. body.AsSpan(at, count), .. Text("\r\n")]);
            at += count;
        }

        return [.. chunked, .. Text("0\r\nExpires: never\r\n\r\n")];
    }

    private async Task PassAsync(byte[] asked, byte[] answered, bool answersFollow = false)
    {
        await using var pair = await ConnectAsync();
        await PassAsync(pair, asked, answered, answersFollow);
    }

    /// <summary>Both sides write in pieces of random sizes, close, and must receive what the other side wrote.</summary>
    /// <param name="answersFollow">Whether the daemon starts to write only when it has read everything.</param>
    private async Task PassAsync(Pair pair, byte[] asked, byte[] answered, bool answersFollow = false)
    {
        var (receivedByDaemon, receivedByClient) = (ReadAsync(pair.Daemon), ReadAsync(pair.Client));
        var asking = WriteAndCloseAsync(pair.Client, asked);
        if (answersFollow)
        {
            await receivedByDaemon;
        }

        await Task.WhenAll(asking, WriteAndCloseAsync(pair.Daemon, answered));
        Assert.Equal(asked, await receivedByDaemon);
        Assert.Equal(answered, await receivedByClient);
    }

    private async Task WriteAndCloseAsync(Socket from, byte[] bytes)
    {
        await WriteAsync(from, bytes);
        from.Shutdown(SocketShutdown.Send);
    }

    private async Task WriteAsync(Socket from, byte[] bytes)
    {
        for (var at = 0; at < bytes.Length; )
        {
            int piece;
            lock (_random)
            {
                piece = Math.Min(bytes.Length - at, _random.Next(4) == 0 ? _random.Next(1, 100_000) : _random.Next(1, 500));
            }

            at += await from.SendAsync(bytes.AsMemory(at, piece), Ct).AsTask().WaitAsync(TimeLimit, Ct);
        }
    }

    private static async Task<byte[]> ReadAsync(Socket to)
    {
        var (received, buffer) = (new List<byte>(), new byte[10_000]);
        int count;
        while ((count = await to.ReceiveAsync(buffer, Ct).AsTask().WaitAsync(TimeLimit, Ct)) > 0)
        {
            received.AddRange(buffer.AsSpan(0, count));
        }

        return [.. received];
    }

    /// <summary>Sends some bytes, and waits until all of them have arrived.</summary>
    private static async Task DeliverAsync(Socket from, Socket to, byte[] bytes)
    {
        await from.SendAsync(bytes, Ct);
        var received = new byte[bytes.Length];
        for (var at = 0; at < received.Length; )
        {
            var count = await to.ReceiveAsync(received.AsMemory(at), Ct).AsTask().WaitAsync(TimeLimit, Ct);
            Assert.NotEqual(0, count);
            at += count;
        }

        Assert.Equal(bytes, received);
    }

    private async Task<Pair> ConnectAsync()
    {
        var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await client.ConnectAsync(new UnixDomainSocketEndPoint(Name), Ct);
        return new Pair(client, await _engine.AcceptAsync(Ct).AsTask().WaitAsync(TimeLimit, Ct));
    }

    /// <summary>Both ends of a connection through the recorder.</summary>
    private sealed record Pair(Socket Client, Socket Daemon) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            Client.Dispose();
            Daemon.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
