using System.Globalization;
using System.Text;

namespace Site.EngineApi;

/// <summary>How the end of a body is found.</summary>
internal enum BodyFraming
{
    None,
    Length,
    Chunked,
    UntilClose,

    /// <summary>The connection was upgraded: what follows is not HTTP/1.1.</summary>
    Opaque,
}

/// <summary>The first line and the headers of a message.</summary>
/// <param name="StartLine">The request line or the status line.</param>
internal sealed record HttpHead(string StartLine, IReadOnlyDictionary<string, string> Headers)
{
    public string? this[string header] => Headers.GetValueOrDefault(header);

    /// <summary>Null when the header is missing, or is not a length.</summary>
    public long? ContentLength =>
        long.TryParse(this["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    public bool IsChunked => this["Transfer-Encoding"]?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true;
}

/// <summary>Handles the messages of one direction of a connection.</summary>
internal interface IHttpMessageHandler
{
    /// <summary>Handles the head of a message.</summary>
    /// <returns>How the end of the body is found.</returns>
    BodyFraming OnHead(HttpHead head);

    void OnBody(ReadOnlySpan<byte> bytes);

    void OnEnd();
}

/// <summary>
/// Parses the HTTP/1.1 messages of one direction of a connection. It is given the bytes in pieces of any length. It never fails: at bytes
/// that are not HTTP/1.1, it stops reading.
/// </summary>
internal sealed class HttpMessageReader(IHttpMessageHandler handler)
{
    private const int HeadLimit = 64 * 1024;
    private readonly List<byte> _line = [];
    private readonly List<string> _head = [];
    private State _state = State.Head;
    private long _remaining;
    private int _headLength;
    private bool _isLast;

    private enum State
    {
        Head,
        Body,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailer,
        UntilClose,
        Opaque,
    }

    public void Read(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0 && _state != State.Opaque)
        {
            bytes = _state switch
            {
                State.Body or State.ChunkData or State.UntilClose => ReadBody(bytes),
                _ => ReadLine(bytes),
            };
        }
    }

    /// <summary>Stops reading after the current message, because what follows it is not HTTP/1.1.</summary>
    public void EndWithThisMessage()
    {
        _isLast = true;
        if (_state == State.Head && _headLength == 0)
        {
            _state = State.Opaque;
        }
    }

    /// <summary>Ends the message that lasts until the connection is closed, if there is one.</summary>
    public void Close()
    {
        if (_state == State.UntilClose)
        {
            End();
        }

        _state = State.Opaque;
    }

    private ReadOnlySpan<byte> ReadBody(ReadOnlySpan<byte> bytes)
    {
        var count = _state == State.UntilClose ? bytes.Length : (int)Math.Min(bytes.Length, _remaining);
        handler.OnBody(bytes[..count]);
        _remaining -= count;
        if (_remaining == 0 && _state == State.Body)
        {
            End();
        }
        else if (_remaining == 0 && _state == State.ChunkData)
        {
            _state = State.ChunkEnd;
        }

        return bytes[count..];
    }

    private ReadOnlySpan<byte> ReadLine(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        var part = end < 0 ? bytes : bytes[..end];
        _headLength += part.Length;
        if (_headLength > HeadLimit)
        {
            _state = State.Opaque;
        }
        else
        {
            _line.AddRange(part);
        }

        if (end >= 0 && _state != State.Opaque)
        {
            var line = Encoding.Latin1.GetString([.. _line]).TrimEnd('\r');
            _line.Clear();
            OnLine(line);
        }

        return end < 0 ? [] : bytes[(end + 1)..];
    }

    private void OnLine(string line)
    {
        switch (_state)
        {
            case State.Head when line.Length > 0:
                _head.Add(line);
                break;
            case State.Head when _head.Count > 0:
                OnHead();
                break;
            case State.Head:
                _headLength = 0;
                break;
            case State.ChunkSize:
                // Sixteen hexadecimal digits can be parsed as a negative number.
                var size = line.Split(';')[0].Trim();
                _state =
                    !long.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _remaining) || _remaining < 0
                        ? State.Opaque
                    : _remaining == 0 ? State.Trailer
                    : State.ChunkData;
                _headLength = 0;
                break;
            case State.ChunkEnd:
                _state = State.ChunkSize;
                break;
            case State.Trailer when line.Length == 0:
                End();
                break;
        }
    }

    private void OnHead()
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in _head.Skip(1).Select(line => line.Split(':', 2)).Where(header => header.Length == 2))
        {
            headers[header[0].Trim()] = header[1].Trim();
        }

        var head = new HttpHead(_head[0], headers);
        _head.Clear();
        _headLength = 0;
        _remaining = head.ContentLength ?? 0;
        _state = handler.OnHead(head) switch
        {
            BodyFraming.Length when _remaining > 0 => State.Body,
            BodyFraming.Chunked => State.ChunkSize,
            BodyFraming.UntilClose => State.UntilClose,
            BodyFraming.Opaque => State.Opaque,
            _ => State.Head,
        };
        if (_state == State.Head)
        {
            End();
        }
    }

    private void End()
    {
        _headLength = 0;
        _state = _isLast ? State.Opaque : State.Head;
        handler.OnEnd();
    }
}
