using System.Xml.Linq;

namespace Site.Content;

/// <summary>A drawing that may stand in a page as it is: no scripts, no styles, no references, a title in every language.</summary>
/// <param name="Id">The file's name without its extension; unique on a page.</param>
/// <param name="Root">The <c>svg</c> element.</param>
public sealed record Figure(string Id, XElement Root);
