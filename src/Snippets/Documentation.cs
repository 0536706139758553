using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Site.Snippets;

/// <summary>Reads the XML documentation files that libraries have next to their assemblies.</summary>
internal sealed partial class Documentation
{
    private readonly ConcurrentDictionary<string, Lazy<string>> _files = [];
    private readonly ConcurrentDictionary<(string File, string Id), string> _summaries = [];

    /// <param name="file">Full path of the XML file, which need not exist.</param>
    /// <param name="id">The member's documentation ID: <c>M:System.Console.ReadLine</c>.</param>
    /// <returns>The member's summary as plain text on one line; empty if there is none.</returns>
    public string Summary(string file, string id) => _summaries.GetOrAdd((file, id), key => Find(Text(key.File), key.Id));

    private string Text(string file) => _files.GetOrAdd(file, path => new(() => File.Exists(path) ? File.ReadAllText(path) : "")).Value;

    // The framework's largest file has 7 MB, and a course needs a few dozen of its entries. Searching the text and parsing only these
    // entries is much faster than parsing the file.
    private static string Find(string text, string id)
    {
        var start = text.IndexOf($"<member name=\"{id}\">", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf("</member>", start, StringComparison.Ordinal);
        return end < 0 ? "" : Summary(text[start..(end + "</member>".Length)]);
    }

    private static string Summary(string member)
    {
        try
        {
            return XElement.Parse(member).Element("summary") is { } summary ? Blank().Replace(Text(summary), " ").Trim() : "";
        }
        catch (XmlException)
        {
            // The documentation of a library is malformed. The page shows the name without a summary.
            return "";
        }
    }

    private static string Text(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { HasElements: false, IsEmpty: true } element => Reference(element),
            XElement element => string.Concat(element.Nodes().Select(Text)) + (element.Name == "para" ? " " : ""),
            _ => "",
        };

    private static string Reference(XElement element) =>
        element.Attribute("cref") is { } cref
            ? LastName().Match(cref.Value).Value
            : (element.Attribute("langword") ?? element.Attribute("name") ?? element.Attribute("href"))?.Value ?? " ";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    /// <summary>
    /// Matches the member's name in a documentation ID: <c>Add</c> in <c>M:System.Collections.Generic.List`1.Add(`0)</c>.
    /// </summary>
    [GeneratedRegex(@"[^.:`(]+(?=(``?\d+)?(\(.*)?$)")]
    private static partial Regex LastName();
}
