using System.Buffers;
using System.Text;

namespace Site.Content;

/// <summary>How the files among the plain pages are named, in the content directory and on the site.</summary>
public static class DocFiles
{
    /// <summary>The id of a folder's own text, without the folder.</summary>
    public const string Index = "index";

    /// <summary>Characters that a URL or some file system cannot have in a name.</summary>
    private const string Unusable = "#%?\"<>:*|\\ ";

    /// <summary>Most names have only such characters, and stay as they are.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."
    );

    public static bool IsMarkdown(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <summary>The path on the site, without the extension, of a page: <c>a guide/C#.md</c> becomes <c>a-guide/C</c>.</summary>
    /// <param name="hasIndex">Whether a folder has a file <c>index.md</c>. Where it has none, its <c>README.md</c> is its own text.</param>
    /// <returns>Null if nothing is left of a name.</returns>
    public static string? Id(string path, Func<string, bool> hasIndex)
    {
        var slash = path.LastIndexOf('/') + 1;
        var name = path[slash..^".md".Length];
        var isIndex =
            name.Equals(Index, StringComparison.OrdinalIgnoreCase)
            || (name.Equals("readme", StringComparison.OrdinalIgnoreCase) && !hasIndex(path[..slash]));
        return Names(path[..slash] + (isIndex ? Index : name));
    }

    /// <summary>The path on the site of a file that is copied. Its name does not change, but its folders are named as those of pages.</summary>
    /// <returns>Null if nothing is left of a name.</returns>
    public static string? Copy(string path)
    {
        var slash = path.LastIndexOf('/') + 1;
        return Names(path[..slash]) is { } folder ? folder + path[slash..] : null;
    }

    private static string? Names(string path)
    {
        var names = path.Split('/');
        for (var index = 0; index < names.Length; index++)
        {
            var name = Name(names[index]);
            if (name.Length == 0 && names[index].Length > 0)
            {
                return null;
            }

            names[index] = name;
        }

        return string.Join('/', names);
    }

    private static string Name(string name)
    {
        if (name.Length > 0 && !name.AsSpan().ContainsAnyExcept(Plain) && name[0] != '-' && name[^1] != '-')
        {
            return name;
        }

        var text = new StringBuilder();
        foreach (var character in name.Normalize(NormalizationForm.FormC))
        {
            if (!Unusable.Contains(character, StringComparison.Ordinal) && !char.IsControl(character))
            {
                text.Append(character);
            }
            else if (text.Length > 0 && text[^1] != '-')
            {
                text.Append('-');
            }
        }

        return text.ToString().Trim('-');
    }
}
