using Site.EngineApi;

namespace Site.Pages;

/// <summary>What the Engine API calls of a lesson carried, each text once, in a file of its own: few readers unfold them.</summary>
public sealed class CallBodies
{
    private readonly Dictionary<ApiBody, int> _indexes = [];

    /// <param name="calls">Of the lesson's steps, in their order.</param>
    public CallBodies(PagePath path, IEnumerable<ApiCall> calls)
    {
        Path = path;
        foreach (var body in calls.SelectMany(call => new[] { call.Request, call.Response }).Where(body => body?.Text is not null))
        {
            _indexes.TryAdd(body!, _indexes.Count);
        }
    }

    public PagePath Path { get; }

    /// <summary>In the order of their indexes.</summary>
    public IReadOnlyList<ApiBody> All => [.. _indexes.Keys];

    /// <param name="body">One that is text.</param>
    public int IndexOf(ApiBody body) => _indexes[body];
}
