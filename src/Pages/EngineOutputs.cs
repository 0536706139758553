using Site.Recordings;

namespace Site.Pages;

/// <summary>
/// What other engines printed in a lesson, where that differs. It is a separate file, shared by all languages, which a page loads when
/// the reader switches to another engine.
/// </summary>
public sealed class EngineOutputs
{
    private readonly Dictionary<OtherOutput, int> _indexes = [];
    private readonly List<(string Title, OtherOutput Output)> _all = [];

    /// <param name="outputs">The outputs in the order of the lesson, each with a title that names its step and engine.</param>
    public EngineOutputs(PagePath path, IEnumerable<(string Title, OtherOutput Output)> outputs)
    {
        Path = path;
        foreach (var entry in outputs.Where(entry => _indexes.TryAdd(entry.Output, _indexes.Count)))
        {
            _all.Add(entry);
        }
    }

    public PagePath Path { get; }

    /// <summary>Each output once, in the order of their indexes. The title is for readers who open the file itself.</summary>
    public IReadOnlyList<(string Title, OtherOutput Output)> All => _all;

    public int IndexOf(OtherOutput output) => _indexes[output];
}
