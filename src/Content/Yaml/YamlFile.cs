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
            var stream = new YamlStream();
            stream.Load(new StrictParser(text));
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
        catch (ForbiddenException fault)
        {
            bag.Error(Codes.InvalidYaml, At(fault.Start), fault.Message, fault.Help);
        }
        catch (YamlException fault)
        {
            bag.Error(Codes.InvalidYaml, At(fault.Start), Sentence(fault), "fix the YAML here");
        }

        return null;
    }

    private static string Sentence(YamlException fault) => (fault.InnerException?.Message ?? fault.Message).TrimEnd('.');

    /// <summary>A parser that throws at what no content file may have.</summary>
    private sealed class StrictParser(string text) : IParser
    {
        private readonly Parser _parser = new(new StringReader(text));
        private int _depth;

        public ParsingEvent? Current => _parser.Current;

        public bool MoveNext()
        {
            try
            {
                if (!_parser.MoveNext())
                {
                    return false;
                }
            }
            catch (InvalidOperationException)
            {
                // The parser fails without a reason at the end of a file that leaves a list open, for example.
                throw new ForbiddenException(
                    Current?.End ?? Mark.Empty,
                    "the YAML cannot be read any further",
                    "close each `[`, `{` and quotation mark before this place"
                );
            }

            _depth += Current!.NestingIncrease;
            if (Current is AnchorAlias alias)
            {
                throw new ForbiddenException(alias.Start, $"the alias `*{alias.Value}` is not allowed", "write out the value");
            }

            return _depth <= MaxDepth
                ? true
                : throw new ForbiddenException(Current.Start, $"the nesting is deeper than {MaxDepth} levels", "flatten the file");
        }
    }

    /// <param name="help">What to do, without a full stop.</param>
    private sealed class ForbiddenException(Mark mark, string what, string help) : YamlException(mark, mark, what)
    {
        public string Help => help;
    }
}
