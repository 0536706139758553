using System.Xml;
using System.Xml.Linq;
using Site.Diagnostics;

namespace Site.Content;

/// <summary>
/// An SVG drawing that is safe to include in a page: it has no scripts, no styles and no references except links within the page, and it
/// has a title in every language.
/// </summary>
/// <param name="Id">The name of the file without its extension; unique on a page.</param>
/// <param name="Path">The path of the file, relative to the content directory.</param>
/// <param name="Root">The <c>svg</c> element.</param>
public sealed record Figure(string Id, string Path, XElement Root)
{
    /// <summary>The ids of the headings and steps that the drawing links to, each with the location of the link.</summary>
    public IEnumerable<(string Id, SourceLocation Location)> Links =>
        from attribute in Root.Descendants().Attributes("href")
        let at = (IXmlLineInfo)attribute
        select (attribute.Value.TrimStart('#'), new SourceLocation(Path, at.LineNumber, at.LinePosition));
}
