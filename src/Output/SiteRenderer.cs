using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using Site.Pages;
using Site.Rendering;
using Site.Theme;

namespace Site.Output;

/// <summary>Renders a page as an HTML document with the components in <c>theme/</c>. The same page gives the same text.</summary>
/// <param name="address">The URL at which the site will be published; null if it is not known.</param>
/// <param name="offline">The ZIP file that pages offer for offline reading; null if there is none.</param>
public sealed class SiteRenderer(ThemeAssets assets, SiteAddress? address = null, Archive? offline = null)
{
    private PageFrames Frames =>
        LazyInitializer.EnsureInitialized(ref field, () => new PageFrames(page => RenderAsync(page, CancellationToken.None)));

    /// <summary>Renders a page as UTF-8 text. This method is safe to call from several threads at once.</summary>
    public async Task RenderAsync(Page page, IBufferWriter<byte> html, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (!await Frames.TryRenderAsync(page, html))
        {
            Encoding.UTF8.GetBytes(await RenderAsync(page, ct), html);
        }
    }

    /// <summary>Renders a page with the components alone. This method is safe to call from several threads at once.</summary>
    public async Task<string> RenderAsync(Page page, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var context = new PageContext(page, Wording.For(page.Language), assets, address) { Offline = offline };
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Document.Context)] = context });

        // A renderer keeps its components until it is disposed, so each page gets its own.
        await using var renderer = new HtmlRenderer(new Services(), NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<Document>(parameters)).ToHtmlString()
        );
        return PageEncoder.Clean(html);
    }

    /// <summary>
    /// The few services that rendering asks for. The usual container, and the usual way to create a component, generate code at run time,
    /// for which a build has to wait.
    /// </summary>
    private sealed class Services : IServiceProvider, IComponentActivator
    {
        public object? GetService(Type type) =>
            type == typeof(HtmlEncoder) ? PageEncoder.Instance
            : type == typeof(IComponentActivator) ? this
            : null;

        public IComponent CreateInstance(
            [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type componentType
        ) => (IComponent)Activator.CreateInstance(componentType)!;
    }
}
