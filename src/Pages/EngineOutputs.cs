using Site.Recordings;

namespace Site.Pages;

/// <summary>
/// What other engines printed in a lesson, where that differs, in a file of its own: it comes when a reader looks through the
/// lens. Every language shows the same.
/// </summary>
public sealed class EngineOutputs
{
    private readonly Dictionary<OtherOutput, int> _indexes = [];
    private readonly List<(string Title, OtherOutput Output)> _all = [];

    /// <param name="outputs">In the order of the lesson, each with what it is of.</param>
    public EngineOutputs(PagePath path, IEnumerable<(string Title, OtherOutput Output)> outputs)
    {
        Path = path;
        foreach (var entry in outputs.Where(entry => _indexes.TryAdd(entry.Output, _indexes.Count)))
        {
            _all.Add(entry);
        }
    }

    public PagePath Path { get; }

    /// <summary>In the order of their indexes. The title is for one who opens the file itself.</summary>
    public IReadOnlyList<(string Title, OtherOutput Output)> All => _all;

    public int IndexOf(OtherOutput output) => _indexes[output];
}
