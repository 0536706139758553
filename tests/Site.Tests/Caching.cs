using Site.Diagnostics;
using Site.Files;

namespace Site.Tests;

/// <summary>Engines and images are made once, and completely or not at all.</summary>
public sealed class Caching : IDisposable, IProgress<string>
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);
    private const string Name = "engines/trixie-0123456789ab";
    private readonly Cache _cache = new(Directory.CreateTempSubdirectory("drydock-cache-").FullName);
    private readonly TaskCompletionSource<string> _reported = new();

    [Fact]
    public async Task What_was_left_half_made_is_made_anew()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            GetAsync(directory =>
            {
                File.WriteAllText(Path.Combine(directory, "half"), "");
                throw new InvalidOperationException();
            })
        );
        Assert.Null(_cache.Find(Name));

        var made = await GetAsync(directory => File.WriteAllTextAsync(Path.Combine(directory, "whole"), ""));
        Assert.Equal(made, _cache.Find(Name));
        Assert.Equal(["whole"], Directory.GetFileSystemEntries(made).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Who_comes_while_it_is_made_waits_and_hears_for_whom()
    {
        var begun = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        var first = GetAsync(_ =>
        {
            begun.SetResult();
            return end.Task;
        });
        await begun.Task;
        var second = GetAsync(_ => throw new InvalidOperationException("it was made twice"));
        Assert.Equal($"Waiting for process {Environment.ProcessId}, which is making trixie-0123456789ab", await _reported.Task);
        Assert.Empty(_cache.Unused("engines", []));

        end.SetResult();
        Assert.Equal(await first, await second);
    }

    [Fact]
    public async Task What_no_version_names_is_unused_and_what_is_half_made_too()
    {
        var used = await GetAsync(_ => Task.CompletedTask);
        var old = Directory.CreateDirectory(Path.Combine(_cache.Directory, "engines/trixie-ba9876543210")).FullName;
        var half = Directory.CreateDirectory(Path.Combine(_cache.Directory, "engines/forky-ba9876543210.unfinished")).FullName;

        Assert.Equal([half, old], _cache.Unused("engines", [Name]));
        Assert.Equal([half, used, old], _cache.Unused("engines", []));
    }

    [Theory]
    [InlineData("/dev/full", "No space left on device")]
    [InlineData("/", "is denied")]
    public async Task An_owner_that_cannot_be_written_is_an_error_that_names_the_cache_and_nobody_is_waited_for(
        string target,
        string reason
    )
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux has a device that is always full");
        Directory.CreateDirectory(Path.Combine(_cache.Directory, "engines"));
        var owner = Path.Combine(_cache.Directory, $"{Name}.owner");
        File.CreateSymbolicLink(owner, target);
        var fault = await Assert.ThrowsAsync<MachineException>(() =>
            GetAsync(_ => Task.CompletedTask).WaitAsync(TimeLimit, TestContext.Current.CancellationToken)
        );

        Assert.StartsWith($"The cache in {_cache.Directory} cannot be used: ", fault.Fault, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Fault, StringComparison.Ordinal);
        Assert.False(_reported.Task.IsCompleted);

        File.Delete(owner);
        Assert.Equal(await GetAsync(_ => Task.CompletedTask), _cache.Find(Name));
    }

    [Fact]
    public void A_lock_that_cannot_be_read_is_an_error_and_not_somebody_at_work()
    {
        Directory.CreateDirectory(Path.Combine(_cache.Directory, Name));
        var itself = Path.Combine(_cache.Directory, $"{Name}.lock");
        File.CreateSymbolicLink(itself, itself);

        Assert.StartsWith(
            $"The cache in {_cache.Directory} cannot be used: ",
            Assert.Throws<MachineException>(() => _cache.Unused("engines", [])).Fault,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Looking_for_what_is_unused_writes_nothing()
    {
        var old = Directory.CreateDirectory(Path.Combine(_cache.Directory, Name)).FullName;

        Assert.Equal([old], _cache.Unused("engines", []));
        Assert.Equal([old], Directory.GetFileSystemEntries(Path.GetDirectoryName(old)!));
    }

    void IProgress<string>.Report(string value) => _reported.TrySetResult(value);

    public void Dispose() => Directory.Delete(_cache.Directory, recursive: true);

    private Task<string> GetAsync(Func<string, Task> make) => _cache.GetAsync(Name, make, this, TestContext.Current.CancellationToken);
}
