using Site.Lessons;

namespace Site.Pages;

/// <summary>
/// What other engines printed in a lesson, where that differs, in a file of its own: it comes when a reader looks through the
/// lens. Every language shows the same.
/// </summary>
public sealed class EngineOutputs
{
    private readonly Dictionary<OtherOutput, int> _places = [];
    private readonly List<(string Title, OtherOutput Output)> _all = [];

    /// <param name="outputs">In the order of the lesson, each with what it is of.</param>
    public EngineOutputs(PagePath path, IEnumerable<(string Title, OtherOutput Output)> outputs)
    {
        Path = path;
        foreach (var entry in outputs.Where(entry => _places.TryAdd(entry.Output, _places.Count)))
        {
            _all.Add(entry);
        }
    }

    public PagePath Path { get; }

    /// <summary>In the order of their places. The title is for one who opens the file itself.</summary>
    public IReadOnlyList<(string Title, OtherOutput Output)> All => _all;

    public int PlaceOf(OtherOutput output) => _places[output];

    /// <returns>Null when every engine printed the same.</returns>
    internal static EngineOutputs? Of(Lesson lesson, RecordedLesson recorded)
    {
        var outputs =
            from step in lesson.Steps
            from way in step.Ways
            from other in recorded.Details(step, way).Others
            select ($"{step.Id}, {(way == Way.CSharp ? "C#" : "shell")}, Docker {other.Engine.Version}", other);
        return new EngineOutputs(PagePaths.Outputs(lesson), outputs) is { All.Count: > 0 } found ? found : null;
    }
}
