using System.Text;

namespace Site.Processes;

/// <summary>What is typed into a program while it runs, and what it prints in answer.</summary>
public sealed class Keyboard
{
    private readonly Stream _input;
    private readonly OutputCapture _capture;
    private readonly CancellationTokenSource _limit;
    private int _seen;

    /// <param name="limit">Ends the program.</param>
    internal Keyboard(Stream input, OutputCapture capture, CancellationTokenSource limit)
    {
        _input = input;
        _capture = capture;
        _limit = limit;
    }

    /// <summary>Waits until the program has printed a text, after what was waited for before.</summary>
    public async Task WaitAsync(string text, CancellationToken ct)
    {
        _capture.Missed = text;
        _seen = await _capture.FindAsync(text, _seen, ct);
        _capture.Missed = null;
    }

    public async Task TypeAsync(string text, CancellationToken ct)
    {
        await _input.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
        await _input.FlushAsync(ct);
    }

    /// <summary>Keeps no more of the output than the line that was waited for last: how much follows it is chance.</summary>
    public void EndWithThisLine() => _capture.EndWithLineOf(Math.Max(0, _seen - 1));

    /// <summary>From now on the program has no more time than this.</summary>
    public void Limit(TimeSpan rest) => _limit.CancelAfter(rest);
}
