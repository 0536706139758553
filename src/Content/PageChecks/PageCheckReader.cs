using Site.Content.Yaml;
using Site.Diagnostics;
using Site.Snippets;

namespace Site.Content;

/// <summary>Reads the data of the checks of one lesson. Steps that share a check share its data.</summary>
internal sealed class PageCheckReader(ContentDirectory content, IReadOnlyList<Language> languages, DiagnosticBag bag)
{
    private readonly Dictionary<string, PageCheck?> _read = [];

    /// <summary>Reads the data of a check.</summary>
    /// <returns>Null when the check has none, or, with diagnostics, when they cannot be read.</returns>
    public PageCheck? Read(SnippetFile check)
    {
        var path = PageCheck.PathOf(check.Path);
        if (!_read.TryGetValue(path, out var read))
        {
            _read[path] = read =
                content.HasFile(path) && content.ReadText(path, bag) is { } text && YamlFile.Parse(path, text, bag) is { } map
                    ? new PageCheckFile(map, languages, bag).Read()
                    : null;
        }

        return read;
    }

    /// <summary>Reports data in a lesson's folder that belong to no check of the lesson.</summary>
    public void CheckUnused(string folder)
    {
        foreach (var path in content.Files(folder).Where(path => path.EndsWith(".check.yml", StringComparison.Ordinal)).Except(_read.Keys))
        {
            bag.Error(
                Codes.MissingFile,
                new SourceLocation(path, 1, 1),
                $"no step of this lesson has the check `{Path.GetFileName(Path.ChangeExtension(path, ".cs"))}`",
                "give this file the name of a check, or remove it"
            );
        }
    }
}
