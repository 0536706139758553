using System.Text;
using Site.Pages;

namespace Site.Output;

/// <summary>
/// Makes <c>llms.txt</c>, which lists the Markdown versions of the pages for language models (https://llmstxt.org).
/// </summary>
internal static class TextFiles
{
    public static readonly PagePath ListPath = new("llms.txt");

    public static byte[] List(SitePlan plan) => Encoding.UTF8.GetBytes(Text(plan));

    private static string Text(SitePlan plan)
    {
        var homes = plan.Pages.Where(page => page.Path == page.Navigation.Home).ToList();
        var pages = plan.Pages.Where(page => page.Markdown is not null).ToLookup(page => page.Language);
        var sections = homes.Select(home =>
            $"## {home.Language.Name}\n\n"
            + string.Join(
                '\n',
                pages[home.Language]
                    .Select(page => $"- [{page.Title}]({page.Markdown})" + (page.Summary.Length > 0 ? $": {page.Summary}" : ""))
            )
        );
        var summary = homes[0].Summary.Length > 0 ? $"> {homes[0].Summary}" : null;
        return string.Join("\n\n", [$"# {homes[0].Title}", .. summary is null ? [] : new[] { summary }, .. sections]) + "\n";
    }
}
