using Site.Building;
using Site.Diagnostics;
using Site.Files;

namespace Site.Tests;

/// <summary>Two builds into one directory at the same time.</summary>
public sealed class BuildsAtOnce : IDisposable
{
    private readonly CourseFixture _course = new();
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("at-once-");
    private readonly StringWriter _said = new();

    /// <param name="second">The output directory of the second build: the same one, or a symbolic link to it.</param>
    [Theory]
    [InlineData("site")]
    [InlineData("alias")]
    public async Task One_says_so_and_ends(string second)
    {
        Directory.CreateSymbolicLink(At("alias"), "site");
        using var reached = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var first = Task.Run(() => Build("site").RunAsync(new Gate(reached, goOn), _said, TestContext.Current.CancellationToken));
        await reached.WaitAsync(TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<MachineException>(() =>
            Build(second).RunAsync(_said, _said, TestContext.Current.CancellationToken)
        );
        Assert.True(await Build("other").RunAsync(_said, _said, TestContext.Current.CancellationToken));
        goOn.Release();

        Assert.Equal(
            $"Process {Environment.ProcessId} is building a site in {At(second)} right now. Wait until it has ended, or choose another directory with --output DIR.",
            fault.Message
        );
        Assert.True(await first);
        Assert.True(await Build("site").RunAsync(_said, _said, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_the_cache_cannot_be_used_a_build_still_works()
    {
        var file = Path.Combine(_root.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        Assert.True(
            await new SiteBuild(_course.Root, At("site"), Strict: false)
                .With(new Cache(Path.Combine(file, "cache")))
                .RunAsync(_said, _said, TestContext.Current.CancellationToken)
        );
    }

    /// <summary>The other build may be writing its id at that moment.</summary>
    [Fact]
    public void One_holds_the_directory_before_it_has_said_who_it_is()
    {
        var cache = new Cache(_root.FullName);
        using var first = cache.TryHold("site", out _);
        using var writing = new FileStream(At("site.owner"), FileMode.Create, FileAccess.Write, FileShare.Read);

        Assert.Null(cache.TryHold("site", out var other));

        Assert.Equal("?", other);
    }

    public void Dispose()
    {
        _course.Dispose();
        _root.Delete(recursive: true);
    }

    private SiteBuild Build(string output) =>
        new SiteBuild(_course.Root, At(output), Strict: false).With(new Cache(Path.Combine(_root.FullName, "cache")));

    private string At(string output) => Path.Combine(_root.FullName, output);

    /// <summary>Where a build prints its last line, and waits.</summary>
    private sealed class Gate(SemaphoreSlim reached, SemaphoreSlim goOn) : StringWriter
    {
        public override async Task WriteLineAsync(string? value)
        {
            reached.Release();
            await goOn.WaitAsync();
        }
    }
}
