using Site.Content;

namespace Site.Tests;

/// <summary>After an edit, the preview looks only at the files that its watch has named, and still sees all that has changed.</summary>
public sealed class LookingAtEditedFiles : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("named-");
    private readonly string _elsewhere = Path.GetTempFileName();

    public LookingAtEditedFiles()
    {
        Write("a.md", "a");
        Write("docs/b.md", "b");
        Write("docs/more/c.md", "c");
        Write("docs/.hidden", "d");
    }

    public static TheoryData<string> Edits =>
        new("written", "deleted", "added", "folder moved away", "folder moved in", "hidden", "link", "linked folder", "link out");

    [Theory]
    [MemberData(nameof(Edits))]
    public void All_that_an_edit_changes_is_seen(string edit)
    {
        Action change = edit switch
        {
            "written" => () => Write("docs/b.md", "new"),
            "deleted" => () => File.Delete(Full("docs/b.md")),
            "added" => () => Write("docs/new.md", "new"),
            "folder moved away" => () => Directory.Move(Full("docs"), _elsewhere + ".moved"),
            "folder moved in" => FolderMovedIn(),
            "hidden" => () => Write("docs/.hidden", "new"),
            "link" => Linked("z.md", "docs/b.md", () => Write("docs/b.md", "new")),
            "linked folder" => LinkedFolder(),
            _ => Linked("z.md", _elsewhere, () => File.WriteAllText(_elsewhere, "new")),
        };
        string[] named = edit switch
        {
            "added" => ["docs/new.md"],
            "folder moved away" => ["docs"],
            "folder moved in" => ["new"],
            "hidden" or "link out" => ["a.md"],
            _ => ["docs/b.md"],
        };
        var content = new ContentDirectory(_root.FullName);
        var last = content.TakeInventory(new Dictionary<string, InventoryFile>()).ReadAll();

        change();

        var now = content.TakeInventory(last, named.Select(Full));
        Assert.False(now.Equals(last.All));
        Assert.True(now.Equals(content.TakeInventory(new Dictionary<string, InventoryFile>()).All));
    }

    [Fact]
    public void A_file_that_nobody_has_named_is_not_looked_at()
    {
        var content = new ContentDirectory(_root.FullName);
        var last = content.TakeInventory(new Dictionary<string, InventoryFile>()).ReadAll();

        Write("docs/b.md", "new");

        Assert.True(content.TakeInventory(last, [Full("a.md"), Full("a.md.tmp")]).Equals(last.All));
    }

    public void Dispose()
    {
        _root.Delete(recursive: true);
        File.Delete(_elsewhere);
        if (Directory.Exists(_elsewhere + ".moved"))
        {
            Directory.Delete(_elsewhere + ".moved", recursive: true);
        }
    }

    private Action FolderMovedIn()
    {
        Directory.CreateDirectory(_elsewhere + ".moved");
        File.WriteAllText(Path.Combine(_elsewhere + ".moved", "e.md"), "e");
        return () => Directory.Move(_elsewhere + ".moved", Full("new"));
    }

    private Action LinkedFolder()
    {
        Directory.CreateSymbolicLink(Full("other"), Full("docs"));
        return () => Write("docs/b.md", "new");
    }

    private Action Linked(string link, string target, Action change)
    {
        File.CreateSymbolicLink(Full(link), Path.Combine(_root.FullName, target));
        return change;
    }

    private string Full(string path) => Path.Combine(_root.FullName, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.WriteAllText(Full(path), text);
    }
}
