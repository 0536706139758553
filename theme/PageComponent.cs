using Microsoft.AspNetCore.Components;
using Site.Rendering;

namespace Site.Theme;

/// <summary>A component that knows the page it stands on.</summary>
public abstract class PageComponent : ComponentBase
{
    [CascadingParameter]
    public required PageContext Context { get; set; }

    protected Wording Words => Context.Words;
}
