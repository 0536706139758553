namespace Site.Search;

/// <summary>
/// What search compares a title by: its first words, in lower case and without a plural's <c>s</c>. <c>theme/assets/search/titles.ts</c>
/// makes the same of what a reader types. Tests check both against <c>tests/Site.Tests/tokens.json</c>.
/// </summary>
/// <param name="Starts">
/// Its first two words, its first three and so on, up to <see cref="Longest"/>. One word is none, because half of all commands start
/// with <c>docker</c>.
/// </param>
/// <param name="Whole">All of its words; null if there are none, or more than <see cref="Longest"/>.</param>
internal sealed record TitleWords(IReadOnlyList<string> Starts, string? Whole)
{
    /// <summary>More words than that are not compared.</summary>
    private const int Longest = 8;

    public static TitleWords Of(string title)
    {
        string[] words = [.. Tokenizer.Chunks(title).Select(Singular)];
        return new TitleWords(
            [.. Enumerable.Range(2, Math.Max(0, Math.Min(words.Length, Longest) - 1)).Select(count => string.Join(' ', words[..count]))],
            words.Length is > 0 and <= Longest ? string.Join(' ', words) : null
        );
    }

    private static string Singular(string word) => word.EndsWith('s') ? word[..^1] : word;
}
