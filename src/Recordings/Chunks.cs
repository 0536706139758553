using Site.Processes;

namespace Site.Recordings;

/// <summary>Output as recordings keep it.</summary>
public static class Chunks
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(20);

    /// <summary>Joins what came within 20 ms of each other: some programs write a table cell by cell.</summary>
    public static RunOutput Joined(RunOutput output)
    {
        var joined = new List<OutputChunk>();
        foreach (var chunk in output.Chunks)
        {
            if (joined is [.., var last] && last.IsError == chunk.IsError && chunk.At - last.At < Instant)
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
