using System.Globalization;
using System.Text;

namespace Site.EngineApi;

/// <summary>Puts together the calls on one connection from its two directions. Responses arrive in the order of their requests.</summary>
internal sealed class ApiConversation
{
    private readonly Func<TimeSpan> _clock;
    private readonly Lock _lock = new();
    private readonly List<CallBuilder> _calls = [];
    private int _taken;
    private int _open = 2;

    public ApiConversation(Func<TimeSpan> clock)
    {
        _clock = clock;
        ToEngine = new HttpMessageReader(new Requests(this));
        FromEngine = new HttpMessageReader(new Responses(this));
    }

    public HttpMessageReader ToEngine { get; }

    public HttpMessageReader FromEngine { get; }

    public IReadOnlyList<ApiCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls.Select(call => call.ToApiCall())];
            }
        }
    }

    /// <summary>Whether both directions are closed and every call was taken.</summary>
    public bool IsExhausted
    {
        get
        {
            lock (_lock)
            {
                return _open == 0 && _taken == _calls.Count;
            }
        }
    }

    /// <summary>
    /// Takes the calls that have ended, and those that are answered with a stream that stays open. The latter are taken again when they end.
    /// What was taken for the last time is not kept.
    /// </summary>
    /// <returns>The calls, each with its number in this conversation.</returns>
    public IReadOnlyList<(int Number, ApiCall Call)> Take()
    {
        lock (_lock)
        {
            var taken = new List<(int, ApiCall)>();
            for (var number = _taken; number < _calls.Count; number++)
            {
                var call = _calls[number];
                if (call.End is not null || (call.Status != 0 && !call.IsTaken) || _open == 0)
                {
                    taken.Add((number, call.ToApiCall()));
                    call.IsTaken = true;
                }

                if (number == _taken && (call.End is not null || _open == 0))
                {
                    _taken++;
                    call.Forget();
                }
            }

            return taken;
        }
    }

    /// <summary>
    /// Reads bytes that were sent in one direction. A lock keeps the two directions apart, since both write to the same calls.
    /// </summary>
    public void Read(HttpMessageReader direction, ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            direction.Read(bytes);
        }
    }

    public void Close(HttpMessageReader direction)
    {
        lock (_lock)
        {
            direction.Close();
            _open--;
        }
    }

    /// <summary>Ends both directions, whatever was still to come.</summary>
    public void Abort()
    {
        lock (_lock)
        {
            _open = 0;
        }
    }

    private static BodyFraming Framing(HttpHead head, BodyFraming ifUnknown) =>
        head.IsChunked ? BodyFraming.Chunked
        : head["Content-Length"] is null ? ifUnknown
        : head.ContentLength is null ? BodyFraming.Opaque
        : BodyFraming.Length;

    private sealed class CallBuilder(TimeSpan at, string method, string path)
    {
        public string Method { get; } = method;

        public BodyCapture Request { get; private set; } = new();

        public BodyCapture Response { get; private set; } = new();

        /// <summary>Whether it was taken before its end.</summary>
        public bool IsTaken { get; set; }

        public int Status { get; set; }

        public TimeSpan? End { get; set; }

        public ApiCall ToApiCall() => new(at, End - at, Method, path, Status, Request.Body, Response.Body);

        /// <summary>Drops the bodies.</summary>
        public void Forget() => (Request, Response) = (new(), new());

        /// <summary>Whether the body holds credentials, which are not recorded.</summary>
        public bool IsSecret => path.EndsWith("/auth", StringComparison.Ordinal);
    }

    private sealed class Requests(ApiConversation conversation) : IHttpMessageHandler
    {
        public BodyFraming OnHead(HttpHead head)
        {
            if (head.StartLine.Split(' ') is not [var method, var path, _])
            {
                return BodyFraming.Opaque;
            }

            var call = new CallBuilder(conversation._clock(), method, path);
            call.Request.Begin(head["Content-Type"], call.IsSecret);
            conversation._calls.Add(call);
            return Framing(head, BodyFraming.None);
        }

        public void OnBody(ReadOnlySpan<byte> bytes) => conversation._calls[^1].Request.Add(bytes);

        public void OnEnd() { }
    }

    private sealed class Responses(ApiConversation conversation) : IHttpMessageHandler
    {
        private int _responses;
        private bool _interim;
        private CallBuilder? _call;

        public BodyFraming OnHead(HttpHead head)
        {
            if (
                _responses == conversation._calls.Count
                || head.StartLine.Split(' ') is not [_, { Length: 3 } code, ..]
                || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            )
            {
                return BodyFraming.Opaque;
            }

            // A status such as 100 Continue is not the response yet. 101 is the response, and ends HTTP/1.1 on this connection.
            _interim = status is >= 100 and < 200 and not 101;
            if (_interim)
            {
                return BodyFraming.None;
            }

            _call = conversation._calls[_responses++];
            _call.Status = status;
            _call.Response.Begin(head["Content-Type"], _call.IsSecret);
            if (status == 101)
            {
                _call.End = conversation._clock();
                conversation.ToEngine.EndWithThisMessage();
                return BodyFraming.Opaque;
            }

            var framing = _call.Method == "HEAD" || status is 204 or 304 ? BodyFraming.None : Framing(head, BodyFraming.UntilClose);
            if (framing == BodyFraming.UntilClose)
            {
                // There can be no other request on this connection. What an old client sends from here on is the input of a container.
                conversation.ToEngine.EndWithThisMessage();
            }

            return framing;
        }

        public void OnBody(ReadOnlySpan<byte> bytes) => _call!.Response.Add(bytes);

        public void OnEnd()
        {
            if (!_interim)
            {
                _call!.End = conversation._clock();
            }
        }
    }

    /// <summary>Keeps the first 4 KiB of a body.</summary>
    private sealed class BodyCapture
    {
        private const int Limit = 4096;
        private readonly List<byte> _kept = [];
        private bool _isText;
        private long _bytes;

        public ApiBody? Body => _bytes == 0 ? null : new ApiBody(_isText ? Text() : null, _bytes);

        public void Begin(string? contentType, bool secret) =>
            _isText =
                !secret
                && contentType is not null
                && (
                    contentType.Contains("json", StringComparison.OrdinalIgnoreCase)
                    || contentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
                );

        public void Add(ReadOnlySpan<byte> bytes)
        {
            _bytes += bytes.Length;
            _kept.AddRange(bytes[..Math.Min(bytes.Length, Limit - _kept.Count)]);
        }

        /// <summary>The text, without a last character that was cut in the middle.</summary>
        private string Text()
        {
            var characters = new char[Limit];
            var count = Encoding.UTF8.GetDecoder().GetChars([.. _kept], characters, flush: false);
            return new string(characters, 0, count);
        }
    }
}
