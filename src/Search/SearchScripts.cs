using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Pages;

namespace Site.Search;

/// <summary>
/// The indexes as classic scripts, one a language: a page opened from disk may load a script from beside it, and
/// nothing else.
/// </summary>
internal static class SearchScripts
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IEnumerable<(PagePath Path, ReadOnlyMemory<byte> Content)> Of(SitePlan plan)
    {
        foreach (var pages in plan.Pages.GroupBy(page => page.Language))
        {
            var names = new OtherNames(plan.Terms, pages.Key);
            var documents = pages.SelectMany(page => page.Entries.Select(entry => SearchDocument.Of(page, entry, names))).ToList();
            yield return (PagePaths.SearchIndex(pages.Key), Script(MiniSearchIndex.Of(documents), names.Pairs));
        }
    }

    private static byte[] Script(MiniSearchIndex index, IReadOnlyList<IReadOnlyList<string>> names) =>
        [.. "drydockIndex = "u8, .. JsonSerializer.SerializeToUtf8Bytes(new { index, names }, Json), .. ";\n"u8];
}
