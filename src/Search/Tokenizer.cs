using System.Buffers;
using System.Text.RegularExpressions;

namespace Site.Search;

/// <summary>
/// Splits text into the terms that the index contains. <c>theme/assets/search/tokens.ts</c> does the same with what a reader types.
/// Tests check both against <c>tests/Site.Tests/tokens.json</c>.
/// </summary>
/// <remarks>
/// Chinese text becomes pairs of neighbouring characters, plus the last character alone, so that a term starts at each character. Other
/// text becomes the whole string, then its segments, then its words: <c>/run/docker.sock</c> also gives <c>run</c>, <c>docker.sock</c>,
/// <c>docker</c> and <c>sock</c>. The patterns list their characters, because .NET and browsers differ in Unicode's classes.
/// </remarks>
internal static partial class Tokenizer
{
    private const string Han = @"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff";
    private const string Word = @"[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]+";

    /// <summary>The longest word for which no string is made.</summary>
    private const int LongestOnStack = 64;

    /// <returns>
    /// The terms in the order of the text. A term is repeated as often as it occurs, but only once per string without spaces.
    /// </returns>
    public static IReadOnlyList<string> Tokens(string text)
    {
        var tokens = new List<string>();
        ForEach(text, token => tokens.Add(token.ToString()));
        return tokens;
    }

    /// <summary>Does something with each of the <see cref="Tokens"/>, without a string for each.</summary>
    public static void ForEach(string text, Action<ReadOnlySpan<char>> use)
    {
        Span<char> lower = stackalloc char[LongestOnStack];
        foreach (var chunk in ChunkPattern().EnumerateMatches(text))
        {
            var found = text.AsSpan(chunk.Index, chunk.Length);
            if (found.Length <= LongestOnStack && !found.ContainsAnyExcept(Letters))
            {
                // Most strings are one word, which is its own only segment.
                use(lower[..found.ToLowerInvariant(lower)]);
                continue;
            }

            foreach (var token in TokensOf(found.ToString()))
            {
                use(token);
            }
        }
    }

    /// <summary>The strings without spaces, and runs of Chinese characters, in lower case.</summary>
    public static IEnumerable<string> Chunks(string text) => ChunkPattern().Matches(text).Select(chunk => chunk.Value.ToLowerInvariant());

    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    );

    private static IEnumerable<string> TokensOf(string chunk) =>
        IsHan(chunk[0]) ? Pairs(chunk) : Typed(chunk.ToLowerInvariant()).Distinct();

    private static IEnumerable<string> Pairs(string run) =>
        Enumerable.Range(0, run.Length).Select(start => run.Substring(start, Math.Min(2, run.Length - start)));

    private static IEnumerable<string> Typed(string chunk) =>
        [
            chunk,
            .. Segments().Matches(chunk).Select(match => match.Value).Where(HasWord),
            .. Words().Matches(chunk).Select(match => match.Value),
        ];

    private static bool HasWord(string segment) => Words().IsMatch(segment);

    private static bool IsHan(char character) => HanCharacter().IsMatch([character]);

    [GeneratedRegex($@"[{Han}]+|[-./~$@]*{Word}(?:[-_./:=@+#]+{Word})*(?:#|\+\+)?")]
    private static partial Regex ChunkPattern();

    [GeneratedRegex("[^/:=@#]+")]
    private static partial Regex Segments();

    [GeneratedRegex(Word)]
    private static partial Regex Words();

    [GeneratedRegex($"[{Han}]")]
    private static partial Regex HanCharacter();
}
