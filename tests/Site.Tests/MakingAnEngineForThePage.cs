using Site.Diagnostics;
using Site.Files;
using Site.PageEngine;

namespace Site.Tests;

public sealed class MakingAnEngineForThePage : IDisposable
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory();
    private readonly string _images;

    public MakingAnEngineForThePage() =>
        _images = Directory.CreateDirectory(Path.Combine(_scratch.FullName, "images/busybox")).Parent!.FullName;

    [Fact]
    public void Another_image_is_another_engine()
    {
        File.WriteAllText(Path.Combine(_images, "busybox/Dockerfile"), "FROM scratch");
        var first = Name();
        Assert.Equal(first, Name());

        File.WriteAllText(Path.Combine(_images, "busybox/Dockerfile"), "FROM busybox");
        Assert.NotEqual(first, Name());
    }

    [Fact]
    public void An_image_that_the_engine_does_not_have_does_not_matter()
    {
        var first = Name();
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_images, "mariadb")).FullName, "Dockerfile"), "FROM debian");

        Assert.Equal(first, Name());
    }

    [Fact]
    public void What_only_the_engine_has_does_not_matter_to_the_lab()
    {
        var (engine, lab) = (Name(), Maker(PageMachine.Lab).Name);
        File.WriteAllText(
            Path.Combine(Directory.CreateDirectory(Path.Combine(_images, "hello-world")).FullName, "Dockerfile"),
            "FROM scratch"
        );

        Assert.NotEqual(engine, Name());
        Assert.Equal(lab, Maker(PageMachine.Lab).Name);
        Assert.StartsWith("page-lab/", lab, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_is_there_is_not_made_again()
    {
        Assert.Null(Maker().Find());
        var made = Directory.CreateDirectory(Path.Combine(_scratch.FullName, Name())).FullName;

        Assert.Equal(made, Maker().Find());
        Assert.Equal(made, await Maker().GetAsync(new Progress<string>(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_others_have_made_is_removed_but_for_the_last_disk()
    {
        var used = Made(Name());
        var old = Made("page-engine/0123456789ab");
        var half = Made("page-engine/ba9876543210.unfinished");
        var firstDisk = Made("page-engine/disk-0123456789ab");
        var lastDisk = Made("page-engine/disk-ba9876543210");
        Directory.SetLastWriteTimeUtc(firstDisk, DateTime.UtcNow.AddDays(-1));

        Assert.Equal([old, half, firstDisk], Maker().RemoveOutdated());

        Assert.Equal(
            new[] { lastDisk, used }.Order(StringComparer.Ordinal),
            Directory.GetDirectories(Path.Combine(_scratch.FullName, "page-engine")).Order(StringComparer.Ordinal)
        );
        Assert.Empty(Maker().RemoveOutdated());

        string Made(string name) => Directory.CreateDirectory(Path.Combine(_scratch.FullName, name)).FullName;
    }

    [Fact]
    public async Task A_missing_program_is_named_with_the_command_that_installs_it()
    {
        var maker = Maker() with { Compressor = "zstd-that-is-not-here" };

        var fault = await Assert.ThrowsAsync<MachineException>(() =>
            maker.GetAsync(new Progress<string>(), TestContext.Current.CancellationToken)
        );

        Assert.Equal("`zstd-that-is-not-here` was not found on this computer, or does not run", fault.Fault);
        Assert.Equal("sudo apt-get install -y zstd", fault.Fix);
    }

    public void Dispose() => _scratch.Delete(recursive: true);

    private PageEngineMaker Maker(PageMachine? machine = null) => new(machine ?? PageMachine.Engine, new Cache(_scratch.FullName), _images);

    private string Name() => Maker().Name;
}
