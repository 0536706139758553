using System.Xml;
using System.Xml.Linq;
using Site.Diagnostics;

namespace Site.Content;

/// <summary>
/// Checks what a figure contains. It becomes part of the page, so only what is listed here is allowed: shapes, texts, and links to headings
/// and steps of the same page. Ids are not allowed: without them, nothing in a figure can be referred to, and two figures cannot clash.
/// </summary>
internal sealed class FigureRules(string path, IReadOnlyList<Language> languages, DiagnosticBag bag)
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly HashSet<string> Elements =
    [
        "svg",
        "title",
        "desc",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "a",
    ];
    private static readonly HashSet<string> Attributes =
    [
        "viewBox",
        "class",
        "lang",
        "d",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "width",
        "height",
        "points",
        "transform",
        "dx",
        "dy",
        "text-anchor",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "stroke-linecap",
        "stroke-linejoin",
        "opacity",
        "href",
    ];

    private bool _isValid = true;

    /// <summary>Checks a figure, and reports every problem.</summary>
    /// <returns>Whether the figure can be included in a page.</returns>
    public bool Check(XElement root)
    {
        if (root.Name != Svg + "svg" || root.Attribute("viewBox") is null)
        {
            ReportError(
                Codes.InvalidFigure,
                root,
                "the figure is not an `svg` element with a `viewBox`",
                "begin with `<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 300\">`"
            );
        }

        foreach (var element in root.DescendantsAndSelf())
        {
            CheckElement(element);
            CheckLanguages(element);
        }

        foreach (var name in new[] { "title", "desc" })
        {
            CheckDescription(root, name);
        }

        return _isValid;
    }

    private void CheckElement(XElement element)
    {
        if (element.Name.Namespace != Svg || !Elements.Contains(element.Name.LocalName))
        {
            ReportError(
                Codes.InvalidFigure,
                element,
                $"a figure cannot contain the element `{element.Name.LocalName}`",
                $"use one of: {string.Join(", ", Elements)}"
            );
        }

        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            if (!Attributes.Contains(attribute.Name.ToString()))
            {
                ReportError(
                    Codes.InvalidFigure,
                    attribute,
                    $"a figure cannot have the attribute `{attribute.Name.LocalName}`",
                    "draw with shapes, and style them with `class`"
                );
            }
            else if (attribute.Name == "href" && (element.Name.LocalName != "a" || !attribute.Value.StartsWith('#')))
            {
                ReportError(
                    Codes.InvalidFigure,
                    attribute,
                    $"a figure cannot refer to `{attribute.Value}` here",
                    "link to a heading or a step of the page: `<a href=\"#id\">`"
                );
            }
            else if (attribute.Value.Contains("url(", StringComparison.OrdinalIgnoreCase))
            {
                ReportError(Codes.InvalidFigure, attribute, "a figure cannot refer to anything outside itself", "remove the reference");
            }
        }
    }

    /// <summary>Checks that an element has as many texts in one language as in every other.</summary>
    private void CheckLanguages(XElement parent)
    {
        var byLanguage = parent
            .Elements()
            .Where(child => child.Attribute("lang") is not null)
            .ToLookup(child => child.Attribute("lang")!.Value);
        foreach (
            var language in languages.Where(language =>
                byLanguage.Count > 0 && byLanguage[language.Code].Count() != byLanguage.Max(same => same.Count())
            )
        )
        {
            ReportError(
                Codes.MissingTranslation,
                parent,
                $"some texts here are missing in {language.Name}",
                $"add an element with `lang=\"{language.Code}\"` for each"
            );
        }

        foreach (var unknown in byLanguage.Where(same => languages.All(language => language.Code != same.Key)).SelectMany(same => same))
        {
            ReportError(
                Codes.InvalidValue,
                unknown,
                $"`{unknown.Attribute("lang")!.Value}` is not a language of the course",
                $"use one of: {string.Join(", ", languages)}"
            );
        }
    }

    private void CheckDescription(XElement root, string name)
    {
        if (
            languages.Any(language =>
                !root.Elements(Svg + name).Any(words => words.Attribute("lang")?.Value == language.Code && words.Value.Trim().Length > 0)
            )
        )
        {
            ReportError(
                Codes.MissingKey,
                root,
                $"the figure does not have a `{name}` in every language",
                $"add `<{name} lang=\"…\">`, which screen readers read instead of the drawing"
            );
        }
    }

    private void ReportError(string code, IXmlLineInfo at, string what, string help)
    {
        _isValid = false;
        bag.Error(code, new SourceLocation(path, at.LineNumber, at.LinePosition), what, help);
    }
}
