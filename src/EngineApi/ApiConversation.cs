using System.Globalization;
using System.Text;

namespace Site.EngineApi;

/// <summary>The calls on one connection, put together from its two directions. Answers come in the order of their requests.</summary>
internal sealed class ApiConversation
{
    private readonly Func<TimeSpan> _clock;
    private readonly Lock _lock = new();
    private readonly List<Draft> _calls = [];

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
                return [.. _calls.Select(call => call.Finished())];
            }
        }
    }

    /// <summary>Runs for one direction at a time: both write to the same calls.</summary>
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
        }
    }

    private static BodyFraming Framing(HttpHead head, BodyFraming otherwise) =>
        head.IsChunked ? BodyFraming.Chunked
        : head["Content-Length"] is null ? otherwise
        : head.ContentLength is null ? BodyFraming.Opaque
        : BodyFraming.Length;

    private sealed class Draft(TimeSpan at, string method, string path)
    {
        public string Method { get; } = method;

        public BodyCapture Request { get; } = new();

        public BodyCapture Response { get; } = new();

        public int Status { get; set; }

        public TimeSpan? End { get; set; }

        public ApiCall Finished() => new(at, End - at, Method, path, Status, Request.Body, Response.Body);

        /// <summary>Credentials are for the engine alone.</summary>
        public bool IsSecret => path.EndsWith("/auth", StringComparison.Ordinal);
    }

    private sealed class Requests(ApiConversation talk) : IHttpListener
    {
        public BodyFraming OnHead(HttpHead head)
        {
            if (head.StartLine.Split(' ') is not [var method, var path, _])
            {
                return BodyFraming.Opaque;
            }

            var call = new Draft(talk._clock(), method, path);
            call.Request.Begin(head["Content-Type"], call.IsSecret);
            talk._calls.Add(call);
            return Framing(head, BodyFraming.None);
        }

        public void OnBody(ReadOnlySpan<byte> bytes) => talk._calls[^1].Request.Add(bytes);

        public void OnEnd() { }
    }

    private sealed class Responses(ApiConversation talk) : IHttpListener
    {
        private int _answered;
        private bool _interim;
        private Draft? _call;

        public BodyFraming OnHead(HttpHead head)
        {
            if (
                _answered == talk._calls.Count
                || head.StartLine.Split(' ') is not [_, { Length: 3 } code, ..]
                || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            )
            {
                return BodyFraming.Opaque;
            }

            // 100 Continue comes before the answer; 101 is the answer, and the end of HTTP/1.1 on this connection.
            _interim = status is >= 100 and < 200 and not 101;
            if (_interim)
            {
                return BodyFraming.None;
            }

            _call = talk._calls[_answered++];
            _call.Status = status;
            _call.Response.Begin(head["Content-Type"], _call.IsSecret);
            if (status == 101)
            {
                _call.End = talk._clock();
                talk.ToEngine.EndWithThisMessage();
                return BodyFraming.Opaque;
            }

            var framing = _call.Method == "HEAD" || status is 204 or 304 ? BodyFraming.None : Framing(head, BodyFraming.UntilClose);
            if (framing == BodyFraming.UntilClose)
            {
                // Nothing can be asked on this connection any more. What an old client sends is the input of a container.
                talk.ToEngine.EndWithThisMessage();
            }

            return framing;
        }

        public void OnBody(ReadOnlySpan<byte> bytes) => _call!.Response.Add(bytes);

        public void OnEnd()
        {
            if (!_interim)
            {
                _call!.End = talk._clock();
            }
        }
    }

    /// <summary>The first 4 KiB of a body.</summary>
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

        /// <summary>A character that the cut went through is left out.</summary>
        private string Text()
        {
            var characters = new char[Limit];
            var count = Encoding.UTF8.GetDecoder().GetChars([.. _kept], characters, flush: false);
            return new string(characters, 0, count);
        }
    }
}
