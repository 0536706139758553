using System.Xml.Linq;

namespace Site.Lessons;

/// <summary>A drawing that may stand in a page as it is: no scripts, no styles, no references, a title in every language.</summary>
/// <param name="Id">The file's name without its extension; unique on a page.</param>
/// <param name="Root">The <c>svg</c> element.</param>
public sealed record Figure(string Id, XElement Root)
{
    /// <summary>The markup in one language: elements of other languages are left out, and the title names the drawing.</summary>
    public string ToHtml(Language language)
    {
        var svg = new XElement(Root);
        svg.Descendants().Where(element => element.Attribute("lang") is { } lang && lang.Value != language.Code).Remove();
        foreach (var element in svg.DescendantsAndSelf())
        {
            // In an HTML page the parser knows SVG by itself; the page has the language.
            element.Name = element.Name.LocalName;
            element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration || attribute.Name == "lang").Remove();
        }

        var (title, description) = ($"figure-{Id}-title", $"figure-{Id}-desc");
        svg.Element("title")?.SetAttributeValue("id", title);
        svg.Element("desc")?.SetAttributeValue("id", description);
        svg.SetAttributeValue("role", "img");
        svg.SetAttributeValue("aria-labelledby", title);
        svg.SetAttributeValue("aria-describedby", description);
        return svg.ToString(SaveOptions.DisableFormatting);
    }
}
