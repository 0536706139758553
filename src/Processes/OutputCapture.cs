using System.Diagnostics;
using System.Text;

namespace Site.Processes;

/// <summary>Keeps the first bytes of what comes, with their times, and drops the rest.</summary>
internal sealed class OutputCapture(int limitBytes, IProgress<string>? lines)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<OutputChunk> _chunks = [];
    private readonly StringBuilder _line = new();
    private int _kept;

    public bool Cut { get; private set; }

    public IReadOnlyList<OutputChunk> Chunks
    {
        get
        {
            lock (_chunks)
            {
                return [.. _chunks];
            }
        }
    }

    /// <summary>Reads a stream to its end. Several streams may be read at once.</summary>
    public async Task ReadAsync(Stream stream, CancellationToken ct)
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var bytes = new byte[8192];
        var characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        int count;
        while ((count = await stream.ReadAsync(bytes, ct)) > 0)
        {
            Add(decoder, bytes.AsSpan(0, count), characters);
        }
    }

    private void Add(Decoder decoder, ReadOnlySpan<byte> bytes, char[] characters)
    {
        lock (_chunks)
        {
            var room = Math.Min(bytes.Length, limitBytes - _kept);
            Cut |= room < bytes.Length;
            _kept += room;
            var text = new string(characters, 0, decoder.GetChars(bytes[..room], characters, flush: false));
            if (text.Length > 0)
            {
                _chunks.Add(new OutputChunk(_clock.Elapsed, text));
                TellLines(text);
            }
        }
    }

    private void TellLines(string text)
    {
        foreach (var character in lines is null ? "" : text)
        {
            if (character is not ('\n' or '\r'))
            {
                _line.Append(character);
            }
            else if (_line.Length > 0)
            {
                lines!.Report(_line.ToString());
                _line.Clear();
            }
        }
    }
}
