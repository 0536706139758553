using System.Xml;
using System.Xml.Linq;
using Site.Diagnostics;

namespace Site.Content;

/// <summary>
/// What a figure may hold. The figure becomes a part of the page, so what is allowed is listed: shapes, words, and links to headings and
/// steps of the same page. With no ids there is nothing to refer to, and two figures of a page cannot clash.
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

    private bool _sound = true;

    /// <returns>Whether the figure can stand in a page.</returns>
    public bool Allow(XElement root)
    {
        if (root.Name != Svg + "svg" || root.Attribute("viewBox") is null)
        {
            Fault(
                Codes.InvalidFigure,
                root,
                "the figure is no `svg` element with a `viewBox`",
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
            CheckNamed(root, name);
        }

        return _sound;
    }

    private void CheckElement(XElement element)
    {
        if (element.Name.Namespace != Svg || !Elements.Contains(element.Name.LocalName))
        {
            Fault(
                Codes.InvalidFigure,
                element,
                $"a figure has no `{element.Name.LocalName}` element",
                $"use one of: {string.Join(", ", Elements)}"
            );
        }

        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            if (!Attributes.Contains(attribute.Name.ToString()))
            {
                Fault(
                    Codes.InvalidFigure,
                    attribute,
                    $"a figure has no `{attribute.Name.LocalName}` attribute",
                    "draw with shapes, and style them with `class`"
                );
            }
            else if (attribute.Name == "href" && (element.Name.LocalName != "a" || !attribute.Value.StartsWith('#')))
            {
                Fault(
                    Codes.InvalidFigure,
                    attribute,
                    $"a figure cannot refer to `{attribute.Value}` here",
                    "link to a heading or a step of the page: `<a href=\"#id\">`"
                );
            }
            else if (attribute.Value.Contains("url(", StringComparison.OrdinalIgnoreCase))
            {
                Fault(Codes.InvalidFigure, attribute, "a figure refers to nothing outside itself", "take the reference out");
            }
        }
    }

    /// <summary>Where one language has words of its own, every language has as many.</summary>
    private void CheckLanguages(XElement parent)
    {
        var spoken = parent
            .Elements()
            .Where(child => child.Attribute("lang") is not null)
            .ToLookup(child => child.Attribute("lang")!.Value);
        foreach (
            var language in languages.Where(language =>
                spoken.Count > 0 && spoken[language.Code].Count() != spoken.Max(same => same.Count())
            )
        )
        {
            Fault(
                Codes.MissingTranslation,
                parent,
                $"some words here are not in {language.Name}",
                $"add an element with `lang=\"{language.Code}\"` for each"
            );
        }

        foreach (var stranger in spoken.Where(same => languages.All(language => language.Code != same.Key)).SelectMany(same => same))
        {
            Fault(
                Codes.InvalidValue,
                stranger,
                $"`{stranger.Attribute("lang")!.Value}` is not a language of the course",
                $"use one of: {string.Join(", ", languages)}"
            );
        }
    }

    private void CheckNamed(XElement root, string name)
    {
        if (
            languages.Any(language =>
                !root.Elements(Svg + name).Any(words => words.Attribute("lang")?.Value == language.Code && words.Value.Trim().Length > 0)
            )
        )
        {
            Fault(
                Codes.MissingKey,
                root,
                $"the figure has no `{name}` in every language",
                $"add `<{name} lang=\"…\">`: screen readers read it in place of the drawing"
            );
        }
    }

    private void Fault(string code, IXmlLineInfo at, string what, string help)
    {
        _sound = false;
        bag.Error(code, new SourceLocation(path, at.LineNumber, at.LinePosition), what, help);
    }
}
