using System.Runtime.InteropServices;
using Site.Building;
using Site.Content;
using Site.Diagnostics;

namespace Site.Tests;

/// <summary>What is no regular file among the content, and symbolic links to folders.</summary>
public sealed class OddFiles : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("odd-");
    private readonly StringWriter _said = new();

    private const uint NoOne = 0;
    private const uint Everyone = 0x1ed;

    private string Output => Path.Combine(_root.FullName, "site");

    private string Content => Directory.CreateDirectory(Path.Combine(_root.FullName, "content", "sub")).Parent!.FullName;

    public OddFiles()
    {
        File.WriteAllText(Path.Combine(Content, "page.md"), "# P\n");
        File.WriteAllText(Path.Combine(Content, "sub", "deep.md"), "# D\n");
    }

    [Fact]
    public async Task A_link_to_a_folder_is_followed()
    {
        Directory.CreateSymbolicLink(Path.Combine(Content, "again"), "sub");

        Assert.True(await TryBuildAsync(), _said.ToString());

        Assert.True(File.Exists(Path.Combine(Output, "again", "deep.html")));
    }

    /// <summary>Each would stand for a number of files that doubles with every level.</summary>
    [Fact]
    public async Task Links_to_folders_that_lead_back_are_told()
    {
        Directory.CreateSymbolicLink(Path.Combine(Content, "again"), "sub");
        Directory.CreateSymbolicLink(Path.Combine(Content, "sub", "up"), "..");
        Directory.CreateSymbolicLink(Path.Combine(Content, "sub", "self"), ".");
        Directory.CreateSymbolicLink(Path.Combine(Content, "cycle"), "cycle");

        Assert.False(await TryBuildAsync());

        Assert.All(
            ["again/self", "again/up", "cycle", "sub/self", "sub/up"],
            link =>
                Assert.Contains($"{link}:1:1: error missing-file: the file cannot be read: ", _said.ToString(), StringComparison.Ordinal)
        );
        Assert.Equal(6, _said.ToString().Count('\n'));
    }

    [Fact]
    public async Task A_link_that_leads_out_is_told_whatever_it_leads_to()
    {
        Directory.CreateSymbolicLink(Path.Combine(Content, "folder"), "/etc");
        File.CreateSymbolicLink(Path.Combine(Content, "file.txt"), "/etc/hostname");

        Assert.False(await TryBuildAsync());

        Assert.All(
            ["folder", "file.txt"],
            link =>
                Assert.Contains(
                    $"{link}:1:1: error missing-file: the file cannot be read: it is a symbolic link that leads out of the content directory;",
                    _said.ToString(),
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(3, _said.ToString().Count('\n'));
    }

    [Fact]
    public async Task What_is_no_regular_file_is_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "makes a FIFO with Linux's C library");
        Assert.Equal(0, MakeFifo(Path.Combine(Content, "pipe"), 0x1ff));
        Assert.Equal(0, MakeFifo(Path.Combine(Content, "pipe.md"), 0x1ff));
        File.CreateSymbolicLink(Path.Combine(Content, "gone"), "nowhere");
        File.CreateSymbolicLink(Path.Combine(Content, ".#lock"), "nowhere");

        Assert.False(await TryBuildAsync());

        Assert.Contains(
            "pipe:1:1: error missing-file: the file cannot be read: it is not a regular file;",
            _said.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "pipe.md:1:1: error missing-file: the file cannot be read: it is not a regular file;",
            _said.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "gone:1:1: error missing-file: the file cannot be read: it is a symbolic link that leads nowhere",
            _said.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(4, _said.ToString().Count('\n'));
    }

    /// <summary>The program has no text for such a path, so it can only say that it is there.</summary>
    [Fact]
    public async Task A_name_that_is_not_UTF_8_is_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems have no such names");
        Assert.Equal(0, Rename(Bytes("page.md", 0), Bytes("caf?.md", 0xe9)));
        Assert.Equal(0, Rename(Bytes("sub", 0), Bytes("d?", 0xe9)));
        File.WriteAllText(Path.Combine(Content, "page.md"), "# P\n");
        Assert.Equal(0, Rename(Bytes("page.md", 0), Bytes("caf?.md", 0xe8)));
        File.WriteAllText(Path.Combine(Content, "page.md"), "# P\n");

        Assert.False(await TryBuildAsync());

        // .NET could not delete it.
        Assert.Equal(0, Rename(Bytes("d?", 0xe9), Bytes("sub", 0)));
        Assert.Equal(0, Rename(Bytes("caf?.md", 0xe9), Bytes("page.md", 0)));
        Assert.Equal(0, Rename(Bytes("caf?.md", 0xe8), Bytes("page.md", 0)));
        Assert.Contains(
            "caf\uFFFD.md:1:1: error missing-file: the file cannot be read: its name is not valid UTF-8;",
            _said.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "d\uFFFD:1:1: error missing-file: the file cannot be read: its name is not valid UTF-8;",
            _said.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("page.md")]
    [InlineData("course.yml")]
    public void A_folder_that_cannot_be_read_is_told_with_all_else(string other)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks with the rights of another user");
        File.WriteAllText(Path.Combine(Content, other), "title: [\n\n::: nothing\n");
        Allow(_root.FullName, Everyone);
        Allow(Path.Combine(Content, "sub"), NoOne);

        var bag = AsNobody(() =>
        {
            var content = new ContentDirectory(Content);
            content.TakeInventory(new Dictionary<string, InventoryFile>());
            var bag = new DiagnosticBag();
            new CourseReader(content, bag).Read();
            return bag;
        });

        Allow(Path.Combine(Content, "sub"), Everyone);
        Assert.Equal(
            "sub:1:1: error missing-file: the file cannot be read: it is a folder that this account may not read; "
                + "allow this account to read it, put the file itself there, or remove it",
            bag.Sorted[^1].ToString()
        );
        Assert.StartsWith(other, bag.Sorted[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Content_that_cannot_be_read_is_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks with the rights of another user");
        var content = Content;
        Allow(_root.FullName, Everyone);
        Allow(content, NoOne);

        var fault = AsNobody(() => Record.Exception(() => new ContentDirectory(content).Files("")));

        Allow(content, Everyone);
        Assert.Equal($"{content} cannot be read. Allow this account to read it.", Assert.IsType<MachineException>(fault).Message);
    }

    /// <summary>The tests of verification, for example, read content without looking at all files first.</summary>
    [Fact]
    public void Without_an_inventory_the_same_files_are_found()
    {
        Directory.CreateSymbolicLink(Path.Combine(Content, "again"), "sub");
        Directory.CreateSymbolicLink(Path.Combine(Content, "sub", "up"), "..");
        var looked = new ContentDirectory(Content);
        looked.TakeInventory(new Dictionary<string, InventoryFile>());

        Assert.Equal(looked.Files(""), new ContentDirectory(Content).Files(""));
        Assert.Equal(["sub/deep.md", "sub/up"], new ContentDirectory(Content).Files("sub"));
    }

    public void Dispose()
    {
        foreach (var link in new[] { "again", "sub/up", "sub/self", "folder", "cycle" })
        {
            File.Delete(Path.Combine(Content, link));
        }

        _root.Delete(recursive: true);
    }

    private Task<bool> TryBuildAsync() =>
        new SiteBuild(Content, Output, Strict: false).RunAsync(_said, _said, TestContext.Current.CancellationToken);

    private static void Allow(string path, uint mode) => Assert.Equal(0, ChangeMode(path, mode));

    /// <summary>Does something without the rights that root has to read everything.</summary>
    private static T AsNobody<T>(Func<T> act)
    {
        var result = default(T);
        var thread = new Thread(() =>
        {
            // In Linux, each thread has a user of its own.
            SetFileUser(65534);
            result = act();
        });
        thread.Start();
        thread.Join();
        return result!;
    }

    /// <summary>A path as bytes with an end, in which a question mark stands for another byte.</summary>
    private byte[] Bytes(string name, byte other) =>
        [.. System.Text.Encoding.UTF8.GetBytes(Path.Combine(Content, name)).Select(b => b == '?' ? other : b), 0];

    [DllImport("libc", EntryPoint = "mkfifo")]
    private static extern int MakeFifo([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    [DllImport("libc", EntryPoint = "setfsuid")]
    private static extern int SetFileUser(uint user);

    [DllImport("libc", EntryPoint = "chmod")]
    private static extern int ChangeMode([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    [DllImport("libc", EntryPoint = "rename")]
    private static extern int Rename(byte[] from, byte[] to);
}
