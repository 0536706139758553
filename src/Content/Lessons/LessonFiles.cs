using Site.Content.Yaml;
using Site.Diagnostics;
using Site.Snippets;

namespace Site.Content;

/// <summary>Reads the files that <c>lesson.yml</c> or <c>task.yml</c> of a lesson names.</summary>
/// <param name="source">The path of the file that names them.</param>
internal sealed class LessonFiles(ContentDirectory content, string source, PageCheckReader pageChecks, DiagnosticBag bag)
{
    public SnippetUse? Snippet(YamlText? named) =>
        named is not null && Text(named, "snippet") is var (path, text)
            ? new SnippetUse(new SnippetFile(path, text), named.Location)
            : null;

    /// <summary>Reads a check, with its data if it has any.</summary>
    public SnippetUse? Check(YamlText? named) =>
        Snippet(named) is not { } use ? null : use with { File = use.File with { IsCheck = true }, InPage = pageChecks.Read(use.File) };

    /// <summary>Reads a file.</summary>
    /// <param name="what">The kind of file, for the message when it is missing.</param>
    /// <returns>Null, with a diagnostic, when the file is missing or cannot be read.</returns>
    public (string Path, string Text)? Text(YamlText named, string what)
    {
        var path = ContentDirectory.Resolve(source, named.Value);
        if (path is null || !content.HasFile(path))
        {
            bag.Error(
                Codes.MissingFile,
                named.Location,
                $"{what} `{named.Value}` not found",
                $"write {source[..source.LastIndexOf('/')]}/{named.Value}, or fix the name"
            );
            return null;
        }

        return content.ReadText(path, bag) is { } text ? (path, text) : null;
    }
}
