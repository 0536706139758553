using System.Text;

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
        var starts = new List<string>();
        var wholes = new List<string>();
        var (words, ends) = Split(title);
        for (var count = 2; count <= Math.Min(ends.Count, Longest); count++)
        {
            starts.Add(words[..ends[count - 1]]);
        }

        if (ends.Count is > 0 and <= Longest)
        {
            wholes.Add(words);
        }

        if (name is not null && Split(name.Replace('-', ' ')) is { Ends.Count: > 0 and <= Longest } other && !wholes.Contains(other.Words))
        {
            wholes.Add(other.Words);
        }

        return new TitleWords(starts, wholes);
    }

    /// <summary>The words of a text with single spaces between them, and where each of them ends.</summary>
    private static (string Words, List<int> Ends) Split(string text)
    {
        var words = new StringBuilder(text.Length);
        var ends = new List<int>();
        foreach (var word in Tokenizer.Chunks(text))
        {
            words.Append(ends.Count > 0 ? " " : "").Append(word, 0, word.EndsWith('s') ? word.Length - 1 : word.Length);
            ends.Add(words.Length);
        }

        return (words.ToString(), ends);
    }
}
