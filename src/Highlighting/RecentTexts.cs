using System.Collections.Concurrent;

namespace Site.Highlighting;

/// <summary>
/// Remembers the tokens of code that was used recently, for pages that share it and for the next build of a running server. When it is
/// full, it forgets what was not used since it was full the last time, so its size is limited.
/// </summary>
internal sealed class RecentTexts
{
    /// <summary>In characters of code.</summary>
    private const int MaxSize = 500_000;

    private ConcurrentDictionary<(string Scope, string Code), IReadOnlyList<IReadOnlyList<CodeToken>>> _young = new();
    private ConcurrentDictionary<(string Scope, string Code), IReadOnlyList<IReadOnlyList<CodeToken>>> _old = new();
    private int _size;

    public IReadOnlyList<IReadOnlyList<CodeToken>> Get(string scope, string code, Func<IReadOnlyList<IReadOnlyList<CodeToken>>> make)
    {
        if (_young.TryGetValue((scope, code), out var known))
        {
            return known;
        }

        var lines = _old.GetValueOrDefault((scope, code)) ?? make();
        if (_young.TryAdd((scope, code), lines) && Interlocked.Add(ref _size, code.Length) > MaxSize)
        {
            _size = 0;
            _old = _young;
            _young = new();
        }

        return lines;
    }
}
