using System.Diagnostics;
using System.Text;

namespace Site.Processes;

/// <summary>Keeps the first bytes of what comes, with their times, and drops the rest.</summary>
internal sealed class OutputCapture(int limitBytes, IProgress<string>? lines)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<OutputChunk> _chunks = [];
    private readonly StringBuilder _line = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _kept;
    private int _end = int.MaxValue;

    public bool Cut { get; private set; }

    /// <summary>What somebody waits for at the moment.</summary>
    public string? Missed { get; set; }

    public IReadOnlyList<OutputChunk> Chunks
    {
        get
        {
            lock (_chunks)
            {
                return [.. _chunks.Count == 0 || _end == int.MaxValue ? _chunks : UpToEnd()];
            }
        }
    }

    /// <summary>What came, for a process that has ended.</summary>
    public RunOutput Output(int exitCode) => new(Chunks, exitCode, Cut);

    /// <summary>What comes after the line that a character stands in is of no interest.</summary>
    public void EndWithLineOf(int character)
    {
        lock (_chunks)
        {
            _end = character;
        }
    }

    /// <summary>Reads a stream to its end. Several streams may be read at once.</summary>
    public async Task ReadAsync(Stream stream, bool isError, CancellationToken ct)
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var bytes = new byte[8192];
        var characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        int count;
        while ((count = await stream.ReadAsync(bytes, ct)) > 0)
        {
            Add(decoder, bytes.AsSpan(0, count), characters, isError);
        }
    }

    /// <summary>Waits for a text in what is kept.</summary>
    /// <param name="from">Characters before it do not count.</param>
    /// <returns>Where the text ends.</returns>
    public async Task<int> FindAsync(string text, int from, CancellationToken ct)
    {
        while (true)
        {
            var (kept, more) = ServedSite();
            var at = kept.Length < from ? -1 : kept.IndexOf(text, from, StringComparison.Ordinal);
            if (at >= 0)
            {
                return at + text.Length;
            }

            await more.WaitAsync(ct);
        }
    }

    private IEnumerable<OutputChunk> UpToEnd()
    {
        var line = string.Concat(_chunks.Select(chunk => chunk.Text)).IndexOf('\n', _end);
        var rest = line < 0 ? int.MaxValue : line + 1;
        foreach (var chunk in _chunks.TakeWhile(_ => rest > 0))
        {
            yield return chunk with
            {
                Text = chunk.Text[..Math.Min(rest, chunk.Text.Length)],
            };
            rest -= chunk.Text.Length;
        }
    }

    private (string Kept, Task More) ServedSite()
    {
        lock (_chunks)
        {
            return (string.Concat(_chunks.Select(chunk => chunk.Text)), _more.Task);
        }
    }

    private void Add(Decoder decoder, ReadOnlySpan<byte> bytes, char[] characters, bool isError)
    {
        lock (_chunks)
        {
            var room = Math.Min(bytes.Length, limitBytes - _kept);
            Cut |= room < bytes.Length;
            _kept += room;
            var text = new string(characters, 0, decoder.GetChars(bytes[..room], characters, flush: false));
            if (text.Length > 0)
            {
                _chunks.Add(new OutputChunk(_clock.Elapsed, text, isError));
                TellLines(text);
                _more.SetResult();
                _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
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
