using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Site.Snippets;

/// <summary>The XML documentation that libraries bring beside their assemblies.</summary>
internal sealed partial class Documentation
{
    private readonly ConcurrentDictionary<string, Lazy<string>> _files = [];
    private readonly ConcurrentDictionary<(string File, string Id), string> _summaries = [];

    /// <param name="file">Full path; may be missing.</param>
    /// <param name="id">As the compiler writes it: <c>M:System.Console.ReadLine</c>.</param>
    /// <returns>Plain text on one line; empty where nothing is said.</returns>
    public string Summary(string file, string id) => _summaries.GetOrAdd((file, id), key => Find(Text(key.File), key.Id));

    private string Text(string file) => _files.GetOrAdd(file, path => new(() => File.Exists(path) ? File.ReadAllText(path) : "")).Value;

    // A file of the framework has 7 MB, of which a course wants some dozen entries: they are found as text, and only they are parsed.
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
            // Not ours to fix.
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

    /// <summary>Of <c>M:System.Collections.Generic.List`1.Add(`0)</c>, <c>Add</c>.</summary>
    [GeneratedRegex(@"[^.:`(]+(?=(``?\d+)?(\(.*)?$)")]
    private static partial Regex LastName();
}
