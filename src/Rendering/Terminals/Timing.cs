using System.Globalization;
using Site.Processes;

namespace Site.Rendering.Terminals;

/// <summary>
/// When each piece of an output was printed, so that the page can replay it. <c>0:42 350:97</c> means that 42 UTF-16 code units of the
/// final text are shown after 0 ms, and 97 after 350 ms.
/// </summary>
internal static class Timing
{
    /// <summary>Some programs print thousands of pieces. A replay looks the same with fewer, and the page stays small.</summary>
    private const int MaxMoments = 100;

    public static string Of(RunOutput output)
    {
        var stride = Math.Max(1, (output.Chunks.Count + MaxMoments - 1) / MaxMoments);
        var text = "";
        var moments = new List<string>();
        foreach (var chunks in output.Chunks.Chunk(stride))
        {
            text += string.Concat(chunks.Select(chunk => chunk.Text));
            moments.Add(string.Create(CultureInfo.InvariantCulture, $"{(long)chunks[^1].At.TotalMilliseconds}:{Ansi.Plain(text).Length}"));
        }

        return string.Join(' ', moments);
    }
}
