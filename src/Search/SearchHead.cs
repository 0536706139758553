using System.Text.Json;

namespace Site.Search;

/// <summary>
/// What every search in one language needs. <c>theme/assets/search/site-index.ts</c> reads it. Of terms, words, titles and texts it has the
/// key of the first entry of each part, and the part's name.
/// </summary>
/// <param name="Pages">How many documents each page has.</param>
/// <param name="Lessons">The pages that are lessons.</param>
/// <param name="Lengths">How many different terms each document has, by field.</param>
/// <param name="Averages">The running averages of these numbers, by field.</param>
/// <param name="Names">Pairs of a term's name in another language and in this one.</param>
/// <param name="Messages">The error messages that steps printed, each with the number of its document.</param>
internal sealed record SearchHead(
    IReadOnlyList<int> Pages,
    IReadOnlyList<int> Lessons,
    IReadOnlyList<string> Lengths,
    IReadOnlyList<double> Averages,
    IReadOnlyList<IReadOnlyList<string>> Names,
    IReadOnlyList<object[]> Messages,
    IReadOnlyList<object[]> Terms,
    IReadOnlyList<object[]> Words,
    IReadOnlyList<object[]> Titles,
    IReadOnlyList<object[]> Texts
)
{
    private static ReadOnlySpan<byte> Start => "drydockIndex = "u8;

    private static ReadOnlySpan<byte> End => ";\n"u8;

    public byte[] ToScript() => [.. Start, .. JsonSerializer.SerializeToUtf8Bytes(this, SearchScripts.Json), .. End];

    public static SearchHead Read(ReadOnlySpan<byte> script) =>
        JsonSerializer.Deserialize<SearchHead>(script[Start.Length..^End.Length], SearchScripts.Json)!;
}
