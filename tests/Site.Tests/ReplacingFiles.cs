using Site.Files;

namespace Site.Tests;

/// <summary>A file is replaced completely or not at all.</summary>
public sealed class ReplacingFiles : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("files-");

    private string Target => Path.Combine(_root.FullName, "folder", "file");

    [Fact]
    public void It_is_written_with_its_folder_and_nothing_else_is_there()
    {
        AtomicFile.Write(Target, "old");
        AtomicFile.Write(Target, "new");

        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void What_killed_processes_left_beside_it_goes()
    {
        AtomicFile.Write($"{Target}.{int.MaxValue}.new", "half");

        AtomicFile.Write(Target, "new");

        Assert.Equal([Target], Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void When_it_cannot_be_replaced_nothing_stays_beside_it()
    {
        Directory.CreateDirectory(Path.Combine(Target, "in the way"));

        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(Target, "new"));

        Assert.Equal([Target], Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void Memory_among_the_devices_has_files_too()
    {
        const string memory = "/dev/shm";
        Assert.SkipUnless(Directory.Exists(memory), "Not every system has it");
        var root = Path.Combine(memory, _root.Name);
        try
        {
            AtomicFile.Write(Path.Combine(root, "folder", "file"), "new");

            Assert.Equal("new", File.ReadAllText(Path.Combine(root, "folder", "file")));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void A_symbolic_link_stays_one()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        File.CreateSymbolicLink(Target, "../real");

        AtomicFile.Write(Target, "new");

        Assert.Equal("new", File.ReadAllText(Path.Combine(_root.FullName, "real")));
        Assert.Equal("../real", new FileInfo(Target).LinkTarget);
    }

    [Theory]
    [InlineData("out", "out/x.zip", true)]
    [InlineData("out/", "out/x.zip", true)]
    [InlineData("./out", "out/../out/deep/x.zip", true)]
    [InlineData("out", "link/x.zip", true)]
    [InlineData("link", "out/x.zip", true)]
    [InlineData("link/deep", "out/deep/x.zip", true)]
    [InlineData("out", "out", true)]
    [InlineData("/", "out/x.zip", true)]
    [InlineData("out", "outer/x.zip", false)]
    [InlineData("out", "out/../x.zip", false)]
    public void Whether_a_path_lies_in_a_folder_is_told_however_they_are_written(string folder, string path, bool wanted)
    {
        _root.CreateSubdirectory("out");
        File.CreateSymbolicLink(Path.Combine(_root.FullName, "link"), "out");

        Assert.Equal(wanted, RealPath.IsWithin(In(folder), In(path)));

        // Not Path.Combine, which would drop the first part for an absolute path.
        string In(string given) => given == "/" ? given : $"{_root.FullName}/{given}";
    }

    public void Dispose() => _root.Delete(recursive: true);
}
