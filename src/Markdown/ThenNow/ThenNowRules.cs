using Markdig.Extensions.CustomContainers;
using Site.Diagnostics;
using Site.Markdown.Figures;

namespace Site.Markdown.ThenNow;

/// <summary>What <c>::: then-now</c> must contain: two figures, of which the page shows one at a time.</summary>
internal static class ThenNowRules
{
    /// <summary>The kind of container, as pages write it.</summary>
    public const string Kind = "then-now";

    public static bool Is(CustomContainer container) => container.Info == Kind;

    /// <summary>Reports the container if it holds anything else than two figures.</summary>
    public static void Check(CustomContainer container, SourceLocation location, DiagnosticBag bag)
    {
        if (container is not [FigureBlock, FigureBlock])
        {
            bag.Error(
                Codes.InvalidValue,
                location,
                $"`::: {Kind}` does not contain exactly two figures",
                "put two figures in it, the older first, each on a line of its own with an empty line between them"
            );
        }
    }
}
