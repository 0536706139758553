using System.Text;
using Site.Pages;
using Site.Rendering;

namespace Site.Output;

/// <summary>
/// Makes the Markdown version of each page, and <c>llms.txt</c>, which lists them for language models (https://llmstxt.org).
/// </summary>
internal static class TextFiles
{
    public static IEnumerable<(PagePath Path, ReadOnlyMemory<byte> Content)> Of(SitePlan plan)
    {
        var texts = new PageText(plan.Sources);
        foreach (var page in plan.Pages)
        {
            if (page.Markdown is { } path && texts.Of(page) is { } text)
            {
                yield return (path, Encoding.UTF8.GetBytes(text));
            }
        }

        yield return (new PagePath("llms.txt"), Encoding.UTF8.GetBytes(List(plan)));
    }

    private static string List(SitePlan plan)
    {
        var first = plan.Pages.OfType<HomePage>().First();
        var sections = plan
            .Pages.OfType<HomePage>()
            .Select(home =>
                $"## {home.Language.Name}\n\n"
                + string.Join(
                    '\n',
                    plan.Pages.Where(page => page.Language == home.Language && page.Markdown is not null)
                        .Select(page => $"- [{page.Title}]({page.Markdown}): {page.Summary}")
                )
            );
        return string.Join("\n\n", [$"# {first.Title}", $"> {first.Summary}", .. sections]) + "\n";
    }
}
