using System.Globalization;
using Site.Processes;

namespace Site.Rendering.Terminals;

/// <summary>When each piece of an output came, for replaying it: <c>0:42 350:97</c>, milliseconds and how many UTF-16 units of the shown text stand then.</summary>
internal static class Timing
{
    /// <summary>Chatty programs come in thousands of pieces; an eye sees fewer.</summary>
    private const int MostMoments = 100;

    public static string Of(RunOutput output)
    {
        var stride = Math.Max(1, (output.Chunks.Count + MostMoments - 1) / MostMoments);
        var text = "";
        var moments = new List<string>();
        foreach (var together in output.Chunks.Chunk(stride))
        {
            text += string.Concat(together.Select(chunk => chunk.Text));
            moments.Add(
                string.Create(CultureInfo.InvariantCulture, $"{(long)together[^1].At.TotalMilliseconds}:{Ansi.Plain(text).Length}")
            );
        }

        return string.Join(' ', moments);
    }
}
