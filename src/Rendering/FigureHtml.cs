using System.Xml.Linq;
using Site.Content;

namespace Site.Rendering;

/// <summary>Turns a figure into SVG markup for use inside an HTML page.</summary>
public static class FigureHtml
{
    /// <summary>
    /// The markup in one language. Elements in other languages are left out, and the title and description are set for screen readers.
    /// </summary>
    public static string Of(Figure figure, Language language)
    {
        var svg = new XElement(figure.Root);
        svg.Descendants().Where(element => element.Attribute("lang") is { } lang && lang.Value != language.Code).Remove();
        foreach (var element in svg.DescendantsAndSelf())
        {
            // An HTML parser recognises SVG without namespaces, and the page already declares the language.
            element.Name = element.Name.LocalName;
            element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration || attribute.Name == "lang").Remove();
        }

        var (title, description) = ($"figure-{figure.Id}-title", $"figure-{figure.Id}-desc");
        svg.Element("title")?.SetAttributeValue("id", title);
        svg.Element("desc")?.SetAttributeValue("id", description);
        // What is an image to a screen reader has no links in it.
        svg.SetAttributeValue("role", figure.Links.Any() ? "group" : "img");
        svg.SetAttributeValue("aria-labelledby", title);
        svg.SetAttributeValue("aria-describedby", description);
        return svg.ToString(SaveOptions.DisableFormatting);
    }
}
