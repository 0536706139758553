using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Site.Pages;
using Site.Rendering;
using Site.Theme;

namespace Site.Output;

/// <summary>Turns a page into an HTML document with the components in <c>theme/</c>. The same page gives the same text.</summary>
/// <param name="address">Where the site will stand, if that is known.</param>
/// <param name="offline">The site in one file, if it offers itself.</param>
public sealed class SiteRenderer(ThemeAssets assets, SiteAddress? address = null, Archive? offline = null) : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddLogging()
        // Chinese stays Chinese: the default writes every character beyond ASCII as a number.
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();

    /// <summary>May be called for several pages at once.</summary>
    public async Task<string> RenderAsync(Page page, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var context = new PageContext(page, Wording.For(page.Language), assets, address) { Offline = offline };
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Document.Context)] = context });

        // A renderer keeps every component until it goes, so each page has its own.
        await using var renderer = new HtmlRenderer(_services, _services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<Document>(parameters)).ToHtmlString()
        );
        return html.ReplaceLineEndings("\n");
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
