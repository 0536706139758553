using Site.EngineApi;

namespace Site.Pages;

/// <summary>
/// The request and response bodies of a lesson's Engine API calls, each text once. They are a separate file, which a page loads on
/// demand, because few readers open them.
/// </summary>
public sealed class CallBodies
{
    private readonly Dictionary<ApiBody, int> _indexes = [];

    /// <param name="calls">The calls of the lesson's steps, in order.</param>
    public CallBodies(PagePath path, IEnumerable<ApiCall> calls)
    {
        Path = path;
        foreach (var body in calls.SelectMany(call => new[] { call.Request, call.Response }).Where(body => body?.Text is not null))
        {
            _indexes.TryAdd(body!, _indexes.Count);
        }
    }

    public PagePath Path { get; }

    /// <summary>The bodies in the order of their indexes.</summary>
    public IReadOnlyList<ApiBody> All => [.. _indexes.Keys];

    /// <param name="body">A body whose text was recorded.</param>
    public int IndexOf(ApiBody body) => _indexes[body];
}
