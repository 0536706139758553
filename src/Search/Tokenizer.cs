namespace Site.Search;

/// <summary>
/// Splits text into the terms that the index contains. <c>theme/assets/search/tokens.ts</c> does the same with what a reader types.
/// Tests check both against <c>tests/Site.Tests/tokens.json</c>.
/// </summary>
/// <remarks>
/// Chinese text becomes pairs of neighbouring characters, plus the last character alone, so that a term starts at each character. Other
/// text becomes the whole string, then its segments, then its words: <c>/run/docker.sock</c> also gives <c>run</c>, <c>docker.sock</c>,
/// <c>docker</c> and <c>sock</c>. Characters have lists of their own, because .NET and browsers differ in Unicode's classes. The script has
/// patterns for the same; here they would take twice as long and memory for each match, and a build splits all text of a site.
/// </remarks>
internal static class Tokenizer
{
    /// <summary>The longest string without spaces that is split without new memory.</summary>
    private const int LongestOnStack = 64;

    /// <summary>What Latin-1 characters are, by their codes.</summary>
    private static readonly Kinds[] Latin =
    [
        .. Enumerable
            .Range(0, 256)
            .Select(code => (char)code)
            .Select(character =>
                (char.IsAsciiLetterOrDigit(character) || character is >= 'À' and not ('×' or '÷') ? Kinds.Word : 0)
                | ("-./~$@".Contains(character, StringComparison.Ordinal) ? Kinds.Start : 0)
                | ("-_./:=@+#".Contains(character, StringComparison.Ordinal) ? Kinds.Joint : 0)
                | ("/:=@#".Contains(character, StringComparison.Ordinal) ? Kinds.Separator : 0)
            ),
    ];

    [Flags]
    private enum Kinds : byte
    {
        /// <summary>Part of a word.</summary>
        Word = 1,

        /// <summary>What can stand before the first word of a string.</summary>
        Start = 2,

        /// <summary>What can stand between two words of a string.</summary>
        Joint = 4,

        /// <summary>What divides a string into segments.</summary>
        Separator = 8,
    }

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
    public static void ForEach(ReadOnlySpan<char> text, Action<ReadOnlySpan<char>> use)
    {
        Span<char> stack = stackalloc char[LongestOnStack];
        var start = 0;
        for (; FindChunk(text, ref start, out var end); start = end)
        {
            var chunk = text[start..end];
            if (IsHan(chunk[0]))
            {
                for (var index = 0; index < chunk.Length; index++)
                {
                    use(chunk[index..Math.Min(index + 2, chunk.Length)]);
                }

                continue;
            }

            var lower = chunk.Length <= LongestOnStack ? stack[..chunk.Length] : new char[chunk.Length];
            chunk.ToLowerInvariant(lower);
            use(lower);
            if (Skip(lower, 0, Kinds.Word) < lower.Length)
            {
                ForEachPart(lower, use);
            }
        }
    }

    /// <summary>The strings without spaces, and runs of Chinese characters, in lower case.</summary>
    public static IEnumerable<string> Chunks(string text)
    {
        var start = 0;
        for (; FindChunk(text, ref start, out var end); start = end)
        {
            yield return text[start..end].ToLowerInvariant();
        }
    }

    /// <summary>The segments of a string and then its words, as far as they have words, are not the string itself and were not met before.</summary>
    private static void ForEachPart(ReadOnlySpan<char> chunk, Action<ReadOnlySpan<char>> use)
    {
        // Comparing each part with all before takes no memory, but in a long string too much time.
        Span<int> parts = stackalloc int[2 * (LongestOnStack + 1)];
        var seen = chunk.Length > LongestOnStack ? new HashSet<string> { chunk.ToString() } : null;
        var count = 0;
        IsNew(chunk, 0, chunk.Length, parts);
        foreach (var isWord in (ReadOnlySpan<bool>)[false, true])
        {
            for (var start = 0; start < chunk.Length; )
            {
                var end = isWord ? Skip(chunk, start, Kinds.Word) : Skip(chunk, start, Kinds.Separator, isKind: false);
                if (end > start && IsNew(chunk, start, end, parts))
                {
                    use(chunk[start..end]);
                }

                start = end + 1;
            }
        }

        bool IsNew(ReadOnlySpan<char> all, int start, int end, Span<int> before)
        {
            var part = all[start..end];
            if (Skip(part, 0, Kinds.Word, isKind: false) == part.Length)
            {
                return false;
            }

            if (seen is not null)
            {
                return seen.Add(part.ToString());
            }

            for (var index = 0; index < count; index++)
            {
                if (part.SequenceEqual(all[before[2 * index]..before[(2 * index) + 1]]))
                {
                    return false;
                }
            }

            (before[2 * count], before[(2 * count) + 1]) = (start, end);
            count++;
            return true;
        }
    }

    /// <summary>Finds the next string without spaces, or run of Chinese characters.</summary>
    /// <param name="start">Where to begin, and then where it starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>Whether there is another one.</returns>
    private static bool FindChunk(ReadOnlySpan<char> text, ref int start, out int end)
    {
        for (end = start; start < text.Length; start = end)
        {
            if (IsHan(text[start]))
            {
                for (end = start + 1; end < text.Length && IsHan(text[end]); end++) { }

                return true;
            }

            end = Skip(text, start, Kinds.Start);
            if (end < text.Length && Is(text[end], Kinds.Word))
            {
                end = SkipWords(text, end);
                return true;
            }

            end = Math.Max(end, start + 1);
        }

        return false;
    }

    /// <summary>Words with joints between them, and then <c>#</c> or <c>++</c>, as in the names of two languages.</summary>
    private static int SkipWords(ReadOnlySpan<char> text, int at)
    {
        var next = at;
        while (next < text.Length && Is(text[next], Kinds.Word))
        {
            at = Skip(text, next, Kinds.Word);
            next = Skip(text, at, Kinds.Joint);
        }

        return text[at..] switch
        {
            ['#', ..] => at + 1,
            ['+', '+', ..] => at + 2,
            _ => at,
        };
    }

    /// <summary>Skips characters of one kind.</summary>
    /// <param name="isKind">False skips those that are not of the kind.</param>
    private static int Skip(ReadOnlySpan<char> text, int at, Kinds kind, bool isKind = true)
    {
        while (at < text.Length && Is(text[at], kind) == isKind)
        {
            at++;
        }

        return at;
    }

    private static bool Is(char character, Kinds kind) => character < Latin.Length && (Latin[character] & kind) != 0;

    private static bool IsHan(char character) =>
        character is '々' or '〇' or (>= '\u3400' and <= '\u4dbf') or (>= '\u4e00' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff');
}
