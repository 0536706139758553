using System.Text;

namespace Site.Processes;

/// <summary>Types into a program while it runs, and waits for what it prints.</summary>
public sealed class Keyboard
{
    private readonly Stream _input;
    private readonly OutputCapture _capture;
    private readonly CancellationTokenSource _limit;
    private int _position;

    /// <param name="limit">The source of the token that kills the program.</param>
    internal Keyboard(Stream input, OutputCapture capture, CancellationTokenSource limit)
    {
        _input = input;
        _capture = capture;
        _limit = limit;
    }

    /// <summary>Waits until the program has printed a text. Output up to the previously awaited text does not count.</summary>
    public async Task WaitAsync(string text, CancellationToken ct)
    {
        _capture.AwaitedText = text;
        _position = await _capture.FindAsync(text, _position, ct);
        _capture.AwaitedText = null;
    }

    public async Task TypeAsync(string text, CancellationToken ct)
    {
        await _input.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
        await _input.FlushAsync(ct);
    }

    /// <summary>
    /// Drops what the program prints after the line of the last awaited text. How much it still prints before it ends differs from run to
    /// run.
    /// </summary>
    public void EndWithThisLine() => _capture.EndWithLineOf(Math.Max(0, _position - 1));

    /// <summary>Sets how long the program may still run, counted from now.</summary>
    public void Limit(TimeSpan remaining) => _limit.CancelAfter(remaining);
}
