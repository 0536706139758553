namespace Site.Search;

/// <summary>
/// What search compares a title by: its first words, in lower case and without a plural's <c>s</c>. <c>theme/assets/search/titles.ts</c>
/// makes the same of what a reader types. Tests check both against <c>tests/Site.Tests/tokens.json</c>.
/// </summary>
/// <param name="Starts">
/// Its first two words, its first three and so on, up to <see cref="Longest"/>. One word is none, because half of all commands start
/// with <c>docker</c>.
/// </param>
/// <param name="Wholes">All of its words, unless there are none, or more than <see cref="Longest"/>; for a page also those of its name.</param>
internal sealed record TitleWords(IReadOnlyList<string> Starts, IReadOnlyList<string> Wholes)
{
    /// <summary>More words than that are not compared.</summary>
    private const int Longest = 8;

    public static TitleWords Of(string title) => Of(title, name: null);

    /// <param name="name">What the page's address calls it, such as <c>hello-world</c>; null for a section.</param>
    public static TitleWords Of(string title, string? name)
    {
        string[] words = [.. Words(title)];
        return new TitleWords(
            [.. Enumerable.Range(2, Math.Max(0, Math.Min(words.Length, Longest) - 1)).Select(count => string.Join(' ', words[..count]))],
            [
                .. new[] { words, [.. Words(name?.Replace('-', ' ') ?? "")] }
                    .Where(whole => whole.Length is > 0 and <= Longest)
                    .Select(whole => string.Join(' ', whole))
                    .Distinct(),
            ]
        );
    }

    private static IEnumerable<string> Words(string text) => Tokenizer.Chunks(text).Select(Singular);

    private static string Singular(string word) => word.EndsWith('s') ? word[..^1] : word;
}
