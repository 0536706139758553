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

    private Inventory? _inventory;

    private readonly string? _except = except is null ? null : Path.GetFullPath(except);

    public string FullPath(string path) => Path.Combine(Root, path);

    public bool HasFile(string path) => File.Exists(FullPath(path));

    /// <summary>
    /// Every file under a folder, sorted by path. Hidden files are left out: while a file is open, some editors keep a lock beside it, for
    /// example Emacs a link <c>.#en.md</c> that leads nowhere.
    /// </summary>
    public IReadOnlyList<string> Files(string folder)
    {
        if (_inventory is not null)
        {
            return _inventory.Visible(folder);
        }

        var start = folder.Length == 0 || folder.EndsWith('/') ? folder : folder + '/';
        return !Directory.Exists(FullPath(folder))
            ? []
            :
            [
                .. new FileSearch(Root, FullPath(folder), IsExceptedFolder)
                    .Files()
                    .Select(file => start + file)
                    .Where(IsVisible)
                    .Order(StringComparer.Ordinal),
            ];
    }

    /// <summary>
    /// Looks at all files once. From then on, <see cref="Files"/> and <see cref="DigestOf"/> answer with what was there at this moment.
    /// </summary>
    /// <param name="known">
    /// What an earlier inventory found. Files that were not changed since are not read again. The first inventory reads none: a build will, and
    /// it is not worth reading them twice.
    /// </param>
    internal Inventory TakeInventory(IReadOnlyDictionary<string, InventoryFile> known)
    {
        _inventory = Inventory.Take(Root, IsExceptedFolder, known);
        return known.Count > 0 ? _inventory.ReadAll() : _inventory;
    }

    /// <summary>As <see cref="TakeInventory(IReadOnlyDictionary{string, InventoryFile})"/>, after an edit of some files.</summary>
    /// <param name="last">The inventory before the edit.</param>
    /// <param name="edited">The full paths of what was edited.</param>
    internal Inventory TakeInventory(Inventory last, IEnumerable<string> edited) =>
        _inventory = last.After(Root, IsExceptedFolder, edited) ?? TakeInventory(last.All);

    /// <summary>The pages that earlier builds have read; null if each page is read afresh.</summary>
    internal KnownPages? Pages { get; init; }

    /// <summary>What earlier builds have made of files; null if everything is made afresh.</summary>
    internal Recollections? Recollections { get; init; }

    /// <summary>Makes something of files, or recalls what an earlier build made of them.</summary>
    /// <inheritdoc cref="Content.Recollections.Recall{T}"/>
    internal T Recall<T>(string name, Func<Digest> key, DiagnosticBag bag, Func<DiagnosticBag, T> make, Func<T, bool>? isOnly = null)
        where T : class? =>
        Recollections is null || IsOutdated ? make(bag) : Recollections.Recall(name, key(), bag, make, isOnly ?? (_ => true));

    /// <summary>A digest of all files in a folder, of which the hidden ones can be used too.</summary>
    /// <param name="includes">Which files count; null for all.</param>
    internal Digest DigestOfFolder(string folder, Func<string, bool>? includes = null)
    {
        var all = new DigestBuilder();
        foreach (var path in (_inventory?.In(folder) ?? Files(folder)).Where(includes ?? (_ => true)))
        {
            all.Add(path).Add(DigestOf(path));
        }

        return all.ToDigest();
    }

    /// <summary>A digest of the content of a file.</summary>
    public Digest DigestOf(string path) =>
        _inventory?.All.TryGetValue(path, out var file) == true ? file.Digest : Digest.Of(ReadBytes(path));

    /// <summary>Whether a path has no hidden file or folder in it, and none of npm's packages.</summary>
    internal static bool IsVisible(string path) =>
        !(path.StartsWith('.') || path.Contains("/.", StringComparison.Ordinal))
        && (!path.Contains("node_modules", StringComparison.Ordinal) || !path.Split('/').Contains("node_modules"));

    /// <summary>Whether a file is in the site, or in a copy that a build which was killed left beside it.</summary>
    private bool IsExcepted(string file) =>
        _except is not null
        && file.StartsWith(_except, StringComparison.Ordinal)
        && (file[_except.Length..].StartsWith(Path.DirectorySeparatorChar) || Leftover().IsMatch(file.AsSpan(_except.Length)));

    private bool IsExceptedFolder(string folder) => IsExcepted(folder + Path.DirectorySeparatorChar);

    [GeneratedRegex(@"\A\.[0-9]+\.(new|old)[/\\]")]
    private static partial Regex Leftover();

    /// <summary>Whether a file was edited between the inventory and the moment when it was read.</summary>
    internal bool IsOutdated { get; private set; }

    /// <exception cref="IOException">It cannot be read, or it is a link to something that does not belong to the content.</exception>
    public byte[] ReadBytes(string path)
    {
        Require(path);
        var bytes = File.ReadAllBytes(FullPath(path));
        Note(path, bytes);
        return bytes;
    }

    private void Require(string path)
    {
        if (_inventory?.IsRegular(path) != true && Fault(path) is { } fault)
        {
            throw new IOException(fault);
        }
    }

    /// <summary>Notes what was read of a file.</summary>
    private void Note(string path, ReadOnlySpan<byte> content)
    {
        if (_inventory?.All.TryGetValue(path, out var file) == true && !file.Is(Digest.Of(content)))
        {
            IsOutdated = true;
        }
    }

    /// <summary>Whether a file can be read; otherwise reports it.</summary>
    internal bool CheckReadable(string path, DiagnosticBag bag)
    {
        if (_inventory?.IsSound(path) == true)
        {
            return true;
        }

        try
        {
            if (Fault(path) is { } fault)
            {
                throw new IOException(fault);
            }

            using var file = File.OpenRead(FullPath(path));
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            ReportUnreadable(path, fault, bag);
            return false;
        }
    }

    /// <summary>Reports the folders that cannot be read, of which nothing else may need a file.</summary>
    internal void CheckFolders(DiagnosticBag bag)
    {
        foreach (
            var path in Files("")
                .Where(path =>
                    _inventory?.IsRegular(path) != true && new DirectoryInfo(FullPath(path)) is { Exists: true, LinkTarget: null }
                )
        )
        {
            CheckReadable(path, bag);
        }
    }

    /// <summary>What keeps a file from being used, whoever may read it; null if nothing does.</summary>
    private string? Fault(string path) =>
        LeadsOut(path) ? "it is a symbolic link that leads out of the content directory"
        : _inventory?.All.ContainsKey(path) == true && FileStamp.Of(FullPath(path)) is null ? WhyNoFile(path)
        : null;

    private string WhyNoFile(string path) =>
        path.Contains('\uFFFD', StringComparison.Ordinal) ? "its name is not valid UTF-8"
        : new FileInfo(FullPath(path)).LinkTarget is not null
            ? "it is a symbolic link that leads nowhere, back to a folder that it is in, or through another link to a folder"
        : Directory.Exists(FullPath(path)) ? "it is a folder that this account may not read"
        : Path.Exists(FullPath(path)) ? "it is not a regular file"
        : "it is gone, or in a folder that this account may not enter";

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
        try
        {
            Require(path);
            using var file = new RentedFile(FullPath(path));
            Note(path, file.Content);
            return Decode(path, file.Content, bag);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            ReportUnreadable(path, fault, bag);
            return null;
        }
    }

    private static string? Decode(string path, ReadOnlySpan<byte> content, DiagnosticBag bag)
    {
        try
        {
            return StrictUtf8.GetString(content).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException fault)
        {
            var before = content[..fault.Index];
            var line = 1 + before.Count((byte)'\n');
            var column = fault.Index - before.LastIndexOf((byte)'\n');
            bag.Error(Codes.InvalidText, new SourceLocation(path, line, column), "this is not UTF-8 text", "save the file as UTF-8");
            return null;
        }
    }

    private static void ReportUnreadable(string path, Exception fault, DiagnosticBag bag) =>
        bag.Error(
            Codes.MissingFile,
            new SourceLocation(path, 1, 1),
            $"the file cannot be read: {fault.Message.TrimEnd('.')}",
            "allow this account to read it, put the file itself there, or remove it"
        );

    /// <summary>
    /// Resolves a link in a content file; null when it leads out of the content directory, which as on GitHub a slash at the beginning
    /// stands for.
    /// </summary>
    public static string? Resolve(string fromFile, string link)
    {
        List<string> parts = link.StartsWith('/') ? [] : [.. fromFile.Split('/')[..^1]];
        foreach (var part in link.Split('/'))
        {
            if (part == "..")
            {
                if (parts.Count == 0)
                {
                    return null;
                }

                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ""))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
