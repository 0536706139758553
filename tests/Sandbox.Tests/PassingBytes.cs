using System.Net.Sockets;
using System.Text;

namespace Site.Sandbox.Tests;

/// <summary>
/// What the recorder does to bytes: nothing. The test is client and daemon in one, so that it knows what went in and what came out at the
/// other end, whatever it means.
/// </summary>
public sealed class PassingBytes : IAsyncLifetime
{
    private const int Some = 300_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("pass-");
    private readonly Random _random = new(20_261_126);
    private readonly Socket _engine = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private SandboxFiles? _files;
    private ApiRecorder? _recorder;

    private string Name => Path.Combine(_root.FullName, "run", "docker.sock");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A machine's root in which nothing is but a socket, and a table as the kernel has it.</summary>
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
        await PassAsync([.. asked, .. Chunks(Noise(Some))], [.. answered, .. Chunks(Noise(Some))]);

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
        await AttachAsync(pair.Client, pair.Daemon, Text("POST /attach HTTP/1.1\r\nUpgrade: tcp\r\n\r\n"));
        await AttachAsync(pair.Daemon, pair.Client, Text("HTTP/1.1 101 UPGRADED\r\nUpgrade: tcp\r\n\r\n"));
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
        await AttachAsync(first, last, Text("POST /attach HTTP/1.1\r\n\r\n"));
        first.Shutdown(SocketShutdown.Send);
        Assert.Empty(await ReadAsync(last));

        var said = Noise(Some);
        var heard = ReadAsync(first);
        await SayAsync(last, said);
        Assert.Equal(said, await heard);
    }

    [Fact]
    public async Task Nothing_is_held_back_until_more_comes()
    {
        await using var pair = await ConnectAsync();
        foreach (var letter in "POST /a HTTP/1.1\r\nContent-Length: 30\r\n\r\nab")
        {
            await AttachAsync(pair.Client, pair.Daemon, [(byte)letter]);
            await AttachAsync(pair.Daemon, pair.Client, [(byte)~letter]);
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

    /// <summary>A body in chunks of any size, written in all the ways that are allowed, with a trailer.</summary>
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

    /// <summary>Both sides write in pieces of any size, close, and read what the other wrote.</summary>
    /// <param name="answersFollow">The daemon writes when it has read it all; otherwise both write at once.</param>
    private async Task PassAsync(Pair pair, byte[] asked, byte[] answered, bool answersFollow = false)
    {
        var (heardByDaemon, heardByClient) = (ReadAsync(pair.Daemon), ReadAsync(pair.Client));
        var asking = SayAsync(pair.Client, asked);
        if (answersFollow)
        {
            await heardByDaemon;
        }

        await Task.WhenAll(asking, SayAsync(pair.Daemon, answered));
        Assert.Equal(asked, await heardByDaemon);
        Assert.Equal(answered, await heardByClient);
    }

    private async Task SayAsync(Socket from, byte[] bytes)
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

            at += await from.SendAsync(bytes.AsMemory(at, piece), Ct).AsTask().WaitAsync(Patience, Ct);
        }
    }

    private static async Task<byte[]> ReadAsync(Socket to)
    {
        var (heard, buffer) = (new List<byte>(), new byte[10_000]);
        int count;
        while ((count = await to.ReceiveAsync(buffer, Ct).AsTask().WaitAsync(Patience, Ct)) > 0)
        {
            heard.AddRange(buffer.AsSpan(0, count));
        }

        return [.. heard];
    }

    /// <summary>Sends some bytes, all of which must arrive before anything else happens.</summary>
    private static async Task AttachAsync(Socket from, Socket to, byte[] bytes)
    {
        await from.SendAsync(bytes, Ct);
        var heard = new byte[bytes.Length];
        for (var at = 0; at < heard.Length; )
        {
            var count = await to.ReceiveAsync(heard.AsMemory(at), Ct).AsTask().WaitAsync(Patience, Ct);
            Assert.NotEqual(0, count);
            at += count;
        }

        Assert.Equal(bytes, heard);
    }

    private async Task<Pair> ConnectAsync()
    {
        var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await client.ConnectAsync(new UnixDomainSocketEndPoint(Name), Ct);
        return new Pair(client, await _engine.AcceptAsync(Ct).AsTask().WaitAsync(Patience, Ct));
    }

    /// <summary>Two ends, with the recorder between them.</summary>
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
