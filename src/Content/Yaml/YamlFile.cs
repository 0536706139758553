using Site.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Site.Content.Yaml;

/// <summary>Reads one YAML mapping with its locations. Aliases and deep nesting are errors, because no content file needs them.</summary>
internal static class YamlFile
{
    private const int MaxDepth = 16;

    /// <summary>Reads the mapping.</summary>
    /// <param name="bag">Collects the problems in the file.</param>
    /// <param name="firstLine">The number of the first line of <paramref name="text"/> in the file. Front matter starts at line 2.</param>
    /// <returns>Null, with a diagnostic, when the text is not one mapping.</returns>
    public static YamlMap? Parse(string path, string text, DiagnosticBag bag, int firstLine = 1)
    {
        SourceLocation At(Mark mark) => new(path, (int)mark.Line + firstLine - 1, (int)mark.Column);
        try
        {
            if (FindForbidden(text) is { } forbidden)
            {
                bag.Error(Codes.InvalidYaml, At(forbidden.Mark), forbidden.What, forbidden.Help);
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode map }])
            {
                return new YamlMap(path, map, text, bag, firstLine);
            }

            bag.Error(
                Codes.InvalidYaml,
                new SourceLocation(path, firstLine, 1),
                "the file is not a mapping of keys to values",
                "write `key: value` lines"
            );
        }
        catch (YamlException fault)
        {
            bag.Error(Codes.InvalidYaml, At(fault.Start), Sentence(fault), "fix the YAML here");
        }

        return null;
    }

    private static string Sentence(YamlException fault) => (fault.InnerException?.Message ?? fault.Message).TrimEnd('.');

    private static (Mark Mark, string What, string Help)? FindForbidden(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (MoveNext(parser) is { } moved)
        {
            if (!moved)
            {
                return null;
            }

            depth += parser.Current!.NestingIncrease;
            if (parser.Current is AnchorAlias alias)
            {
                return (alias.Start, $"the alias `*{alias.Value}` is not allowed", "write out the value");
            }

            if (depth > MaxDepth)
            {
                return (parser.Current.Start, $"the nesting is deeper than {MaxDepth} levels", "flatten the file");
            }
        }

        return (
            parser.Current?.End ?? Mark.Empty,
            "the YAML cannot be read any further",
            "close each `[`, `{` and quotation mark before this place"
        );
    }

    /// <returns>Null where the parser fails without a reason: at the end of a file that leaves a list open, for example.</returns>
    private static bool? MoveNext(Parser parser)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
