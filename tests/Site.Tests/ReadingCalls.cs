using System.Text;
using Site.EngineApi;

namespace Site.Tests;

/// <summary>
/// The recorder reads everything that passes through it, even what is not HTTP. It never fails, and returns the calls that it could read.
/// </summary>
public sealed class ReadingCalls
{
    private const string Asked =
        "GET /v1.45/info HTTP/1.1\r\nHost: docker\r\n\r\n"
        + "POST /v1.45/containers/create HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}"
        + "HEAD /_ping HTTP/1.1\r\n\r\n\r\n"
        + "POST /v1.45/images/create HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\n"
        + "3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nT: 1\r\n\r\n"
        + "POST /v1.45/containers/x/attach HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";

    private const string Typed = "one two three\n\nGET /no HTTP/1.1\r\n\r\n";

    private const string Answered =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[1\r\n1\r\n]\r\n0\r\n\r\n"
        + "HTTP/1.1 100 Continue\r\n\r\n"
        + "HTTP/1.1 201 Created\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nmade"
        + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"
        + "HTTP/1.1 204 No Content\r\n\r\n"
        + "HTTP/1.1 101 UPGRADED\r\nContent-Type: text/plain\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n"
        + "HTTP/1.1 500 Not an answer\r\n\r\n";

    private static readonly string[] Calls =
    [
        "GET /v1.45/info 200  [1]",
        "POST /v1.45/containers/create 201 {\"a\":1} made",
        "HEAD /_ping 200  ",
        "POST /v1.45/images/create 204 abc0123456789 ",
        "POST /v1.45/containers/x/attach 101  ",
    ];

    [Fact]
    public void Messages_mean_the_same_however_they_are_cut()
    {
        for (var cut = 0; cut <= Asked.Length; cut++)
        {
            Assert.Equal(Calls, Read([Asked[..cut], Asked[cut..]], [Answered], [Typed]));
        }

        for (var cut = 0; cut <= Answered.Length; cut++)
        {
            Assert.Equal(Calls, Read([Asked], [Answered[..cut], Answered[cut..]], [Typed]));
        }

        Assert.Equal(Calls, Read(Bytes(Asked), Bytes(Answered), Bytes(Typed)));
    }

    /// <summary>When a message ends after any byte, what was read until then is kept.</summary>
    [Fact]
    public void A_connection_may_end_anywhere()
    {
        for (var end = 0; end <= Asked.Length; end++)
        {
            Assert.Equal(Calls.Select(Request).Take(Read([Asked[..end]], []).Length), Read([Asked[..end]], []).Select(Request));
        }

        for (var end = 0; end <= Answered.Length; end++)
        {
            Assert.Equal(Calls.Select(Request), Read([Asked], [Answered[..end]]).Select(Request));
        }

        static string Request(string call) => string.Join(' ', call.Split(' ')[..2]);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n8000000000000000\r\nabc")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nfffffffffffffffffffff\r\nabc")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n-1\r\nabc")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzebra\r\nabc")]
    [InlineData("Content-Length: -5\r\n\r\nabc")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\nabc")]
    [InlineData("Content-Length: many\r\n\r\nabc")]
    public void A_length_that_is_none_ends_the_reading_and_nothing_else(string rest)
    {
        var answer = $"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n{rest}\r\n\r\nHTTP/1.1 404 Not an answer\r\n\r\n";
        Assert.Equal(["GET /a 200  ", "GET /b 0  "], Read(["GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n"], Bytes(answer)));
        Assert.Equal(["POST /a 0  "], Read(Bytes($"POST /a HTTP/1.1\r\n{rest}\r\n\r\nGET /b HTTP/1.1\r\n\r\n"), []));
    }

    [Fact]
    public void Ten_thousand_headers_are_more_than_is_kept()
    {
        var headers = string.Concat(Enumerable.Range(0, 10_000).Select(number => $"X-{number}: {number}\r\n"));
        string[] asked = ["GET /a HTTP/1.1\r\n\r\n", $"GET /b HTTP/1.1\r\n{headers}\r\n", "GET /c HTTP/1.1\r\n\r\n"];
        Assert.Equal(["GET /a 0  "], Read(asked, [$"HTTP/1.1 200 OK\r\n{headers}\r\n"]));
    }

    [Fact]
    public void An_answer_that_nobody_asked_for_belongs_to_no_call()
    {
        Assert.Empty(Read([], ["HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"]));
        Assert.Equal(
            ["GET /a 200  "],
            Read(["GET /a HTTP/1.1\r\n\r\n"], ["HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 404 Not Found\r\n\r\n"])
        );
    }

    /// <summary>Reads input like a fuzzer's: messages with some bytes replaced, and random bytes.</summary>
    [Fact]
    public void Garbage_is_read_without_a_fault()
    {
        var random = new Random(20_261_126);
        for (var round = 0; round < 2000; round++)
        {
            var asked = Spoilt(Asked, random, round % 100);
            var answered = Spoilt(Answered, random, round % 100);
            Assert.InRange(Read([asked], [answered]).Length, 0, asked.Count(letter => letter == '\n'));
        }
    }

    private static string Spoilt(string text, Random random, int bytes)
    {
        var letters = text.ToCharArray();
        for (var spoilt = 0; spoilt < bytes; spoilt++)
        {
            letters[random.Next(letters.Length)] = "\r\n :;0fF-\0\u00ff"[random.Next(11)];
        }

        return new string(letters);
    }

    private static string[] Bytes(string text) => [.. text.Select(letter => letter.ToString())];

    /// <summary>Reads a conversation: requests, responses, and what the client sends after those.</summary>
    private static string[] Read(string[] asked, string[] answered, params string[] typed)
    {
        var conversation = new ApiConversation(() => TimeSpan.Zero);
        Pass(conversation.ToEngine, asked);
        Pass(conversation.FromEngine, answered);
        Pass(conversation.ToEngine, typed);
        conversation.Close(conversation.ToEngine);
        conversation.Close(conversation.FromEngine);
        return [.. conversation.Calls.Select(Skipped)];

        static string Skipped(ApiCall call) => $"{call.Method} {call.Path} {call.Status} {call.Request?.Text} {call.Response?.Text}";

        void Pass(HttpMessageReader direction, string[] parts) =>
            Array.ForEach(parts, part => conversation.Read(direction, Encoding.Latin1.GetBytes(part)));
    }
}
