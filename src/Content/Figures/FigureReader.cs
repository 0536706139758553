using System.Xml;
using System.Xml.Linq;
using Site.Diagnostics;
using Site.Markdown;

namespace Site.Content;

/// <summary>Reads the figures that a page uses.</summary>
internal sealed class FigureReader(ContentDirectory content, IReadOnlyList<Language> languages, DiagnosticBag bag)
{
    /// <summary>Reads the figures by the path that the page uses. A figure with a problem is left out, with a diagnostic.</summary>
    public Dictionary<string, Figure> Read(MarkdownPage page)
    {
        var figures = new Dictionary<string, Figure>();
        foreach (var use in page.Figures)
        {
            if (figures.ContainsKey(use.Target))
            {
                bag.Error(
                    Codes.DuplicateId,
                    use.Location,
                    $"the figure `{use.Target}` is on this page twice",
                    "place it once, and link to it from the other place"
                );
            }
            else if (Read(page.Path, use) is { } figure)
            {
                figures.Add(use.Target, figure);
            }
        }

        return figures;
    }

    private Figure? Read(string page, FigureUse use)
    {
        var path = ContentDirectory.Resolve(page, use.Target);
        if (path is null || !content.HasFile(path))
        {
            bag.Error(Codes.MissingFile, use.Location, $"figure `{use.Target}` not found", "draw it, or fix the name");
            return null;
        }

        return content.ReadText(path, bag) is { } text && Parse(path, text) is { } root && new FigureRules(path, languages, bag).Check(root)
            ? new Figure(Path.GetFileNameWithoutExtension(path), path, root)
            : null;
    }

    private XElement? Parse(string path, string text)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text),
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    IgnoreComments = true,
                    IgnoreProcessingInstructions = true,
                }
            );
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root;
        }
        catch (XmlException fault)
        {
            bag.Error(
                Codes.InvalidFigure,
                new SourceLocation(path, Math.Max(1, fault.LineNumber), Math.Max(1, fault.LinePosition)),
                "this is not well-formed XML",
                "fix the figure here"
            );
            return null;
        }
    }
}
