using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Site.Diagnostics;

namespace Site.Markdown.Choices;

/// <summary>What <c>::: choices</c> must contain: a list of links, of which a reader follows one.</summary>
internal static class ChoiceRules
{
    /// <summary>The kind of container, as pages write it.</summary>
    public const string Kind = "choices";

    public static bool Is(CustomContainer container) => container.Info == Kind;

    /// <summary>Reports the container if it holds anything else than a list whose items begin with a link.</summary>
    public static void Check(CustomContainer container, SourceLocation location, DiagnosticBag bag)
    {
        if (container is not [ListBlock list] || !list.OfType<ListItemBlock>().All(BeginsWithLink))
        {
            bag.Error(
                Codes.InvalidValue,
                location,
                $"`::: {Kind}` does not contain exactly one list of links",
                "put one list in it, and begin each item with a link"
            );
        }
    }

    private static bool BeginsWithLink(ListItemBlock item) => item is [ParagraphBlock { Inline.FirstChild: LinkInline { IsImage: false } }];
}
