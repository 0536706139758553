using System.Text;
using System.Text.RegularExpressions;
using Site.Diagnostics;
using Site.Files;

namespace Site.Content;

/// <summary>The directory that holds a course. All paths are relative to it, and have forward slashes.</summary>
/// <param name="except">A directory in it that does not belong to the course: the site, for example. Null if there is none.</param>
public sealed partial class ContentDirectory(string root, string? except = null)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The name of the directory itself.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Root)) is { Length: > 0 } name ? name : "Site";

    private readonly string? _except = except is null ? null : Path.GetFullPath(except);

    public string FullPath(string path) => Path.Combine(Root, path);

    public bool HasFile(string path) => File.Exists(FullPath(path));

    /// <summary>
    /// Every file under a folder, sorted by path. Hidden files are left out: while a file is open, some editors keep a lock beside it, for
    /// example Emacs a link <c>.#en.md</c> that leads nowhere.
    /// </summary>
    public IReadOnlyList<string> Files(string folder) =>
        !Directory.Exists(FullPath(folder))
            ? []
            :
            [
                .. Directory
                    .EnumerateFiles(FullPath(folder), "*", SearchOption.AllDirectories)
                    .Where(file => !IsExcepted(file))
                    .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                    .Where(path => !path.Split('/').Any(part => part is ['.', ..] or "node_modules"))
                    .Order(StringComparer.Ordinal),
            ];

    /// <summary>Whether a file is in the site, or in a copy that a build which was killed left beside it.</summary>
    private bool IsExcepted(string file) =>
        _except is not null
        && file.StartsWith(_except, StringComparison.Ordinal)
        && (file[_except.Length..].StartsWith(Path.DirectorySeparatorChar) || Leftover().IsMatch(file.AsSpan(_except.Length)));

    [GeneratedRegex(@"\A\.[0-9]+\.(new|old)[/\\]")]
    private static partial Regex Leftover();

    /// <exception cref="IOException">It cannot be read, or it is a link to something that does not belong to the content.</exception>
    public byte[] ReadBytes(string path) =>
        LeadsOut(path)
            ? throw new IOException("it is a symbolic link that leads out of the content directory")
            : File.ReadAllBytes(FullPath(path));

    /// <summary>
    /// Whether a symbolic link on the way to a file leads out of the directory. Whoever proposes a change to a course could otherwise have
    /// a private file of the person, or the machine, that builds the site served and published with it.
    /// </summary>
    private bool LeadsOut(string path)
    {
        var full = Root;
        return path.Split('/').Any(part => new FileInfo(full = Path.Combine(full, part)).LinkTarget is not null)
            && !RealPath.IsWithin(Root, FullPath(path));
    }

    /// <summary>Reads a UTF-8 file, with LF as the line ending; null, with a diagnostic, when it cannot be read or is not valid UTF-8.</summary>
    public string? ReadText(string path, DiagnosticBag bag)
    {
        byte[] bytes;
        try
        {
            bytes = ReadBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            bag.Error(
                Codes.MissingFile,
                new SourceLocation(path, 1, 1),
                $"the file cannot be read: {fault.Message.TrimEnd('.')}",
                "allow this account to read it, put the file itself there, or remove it"
            );
            return null;
        }

        try
        {
            return StrictUtf8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException fault)
        {
            var line = 1 + bytes.Take(fault.Index).Count(b => b == (byte)'\n');
            var column = fault.Index - bytes.AsSpan(0, fault.Index).LastIndexOf((byte)'\n');
            bag.Error(Codes.InvalidText, new SourceLocation(path, line, column), "this is not UTF-8 text", "save the file as UTF-8");
            return null;
        }
    }

    /// <summary>Resolves a link in a content file; null when it leads out of the content directory.</summary>
    public static string? Resolve(string fromFile, string link)
    {
        var parts = new Stack<string>(fromFile.Split('/').SkipLast(1));
        foreach (var part in link.Split('/'))
        {
            if (part == ".." && !parts.TryPop(out _))
            {
                return null;
            }

            if (part is not (".." or "." or ""))
            {
                parts.Push(part);
            }
        }

        return string.Join('/', parts.Reverse());
    }
}
