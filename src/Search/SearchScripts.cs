using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Site.Content;
using Site.Pages;

namespace Site.Search;

/// <summary>
/// Makes the search index of each language. It is a classic script, because a page that was opened from disk can load scripts, but
/// neither JSON nor modules.
/// </summary>
internal static class SearchScripts
{
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static IEnumerable<(PagePath Path, ReadOnlyMemory<byte> Content)> Of(SitePlan plan)
    {
        foreach (var language in plan.Pages.Select(page => page.Language).Distinct())
        {
            var index = MiniSearchIndex.Of(Documents(plan, language));
            yield return (
                PagePaths.SearchIndex(language),
                Script(index, new Synonyms(plan.Terms, language).Pairs, Messages(plan, language))
            );
        }
    }

    /// <summary>The pages, sections and steps in one language, in the order of the site.</summary>
    public static IReadOnlyList<SearchDocument> Documents(SitePlan plan, Language language)
    {
        var names = new Synonyms(plan.Terms, language);
        return
        [
            .. from page in plan.Pages
            where page.Language == language
            from entry in page.Entries
            select SearchDocument.Of(page, entry, names),
        ];
    }

    /// <summary>The error messages that the steps printed, each with the number of its document.</summary>
    private static IReadOnlyList<object[]> Messages(SitePlan plan, Language language) =>
        [
            .. plan
                .Pages.Where(page => page.Language == language)
                .SelectMany(page => page.Entries)
                .Index()
                .SelectMany(entry => entry.Item.Messages.Select(message => new object[] { entry.Index, message })),
        ];

    private static byte[] Script(MiniSearchIndex index, IReadOnlyList<IReadOnlyList<string>> names, IReadOnlyList<object[]> messages) =>
        [
            .. "drydockIndex = "u8,
            .. JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    index,
                    names,
                    messages,
                },
                Json
            ),
            .. ";\n"u8,
        ];
}
