using System.Diagnostics;
using System.Text;

namespace Site.Processes;

/// <summary>Reads the output of a process, keeps its first bytes with the times at which they arrived, and drops the rest.</summary>
internal sealed class OutputCapture(int limitBytes, IProgress<string>? lines)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<OutputChunk> _chunks = [];
    private readonly StringBuilder _line = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _kept;
    private int _end = int.MaxValue;

    /// <summary>Whether some output was dropped.</summary>
    public bool Cut { get; private set; }

    /// <summary>The text that a <see cref="Keyboard"/> is waiting for; null when it is not.</summary>
    public string? AwaitedText { get; set; }

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

    /// <summary>The output of a process that has ended.</summary>
    public RunOutput Output(int exitCode) => new(Chunks, exitCode, Cut);

    /// <summary>Drops the output after the line that contains a character.</summary>
    /// <param name="character">The character's index in the whole output.</param>
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

    /// <summary>Waits until the output contains a text.</summary>
    /// <param name="from">The index at which the search starts.</param>
    /// <returns>The index after the text.</returns>
    public async Task<int> FindAsync(string text, int from, CancellationToken ct)
    {
        while (true)
        {
            var (kept, more) = Snapshot();
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

    private (string Kept, Task More) Snapshot()
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
                ReportLines(text);
                _more.SetResult();
                _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private void ReportLines(string text)
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
