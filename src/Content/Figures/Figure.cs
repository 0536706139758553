using System.Xml;
using System.Xml.Linq;
using Site.Diagnostics;

namespace Site.Content;

/// <summary>
/// An SVG drawing that is safe to include in a page: it has no scripts, no styles, no references other than links within the page, and a
/// title in every language.
/// </summary>
/// <param name="Id">The name of the file without its extension; unique on a page.</param>
/// <param name="Path">The file, relative to the content directory.</param>
/// <param name="Root">The <c>svg</c> element.</param>
public sealed record Figure(string Id, string Path, XElement Root)
{
    /// <summary>The ids of headings and steps that parts of the drawing link to, each with the place of its link.</summary>
    public IEnumerable<(string Id, SourceLocation Location)> Links =>
        from attribute in Root.Descendants().Attributes("href")
        let at = (IXmlLineInfo)attribute
        select (attribute.Value.TrimStart('#'), new SourceLocation(Path, at.LineNumber, at.LinePosition));
}
