using Site.Processes;

namespace Site.Recordings;

/// <summary>Prepares output for recordings.</summary>
public static class Chunks
{
    private static readonly TimeSpan MaxGap = TimeSpan.FromMilliseconds(20);

    /// <summary>Joins chunks that were printed within 20 ms of each other, because some programs print a table cell by cell.</summary>
    public static RunOutput Joined(RunOutput output)
    {
        var joined = new List<OutputChunk>();
        foreach (var chunk in output.Chunks)
        {
            if (joined is [.., var last] && last.IsError == chunk.IsError && chunk.At - last.At < MaxGap)
            {
                joined[^1] = last with { Text = last.Text + chunk.Text };
            }
            else
            {
                joined.Add(chunk);
            }
        }

        return output with
        {
            Chunks = joined,
        };
    }
}
