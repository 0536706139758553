using Site.Files;

namespace Site.Tests;

/// <summary>How engines and images are made: once, wholly or not at all.</summary>
public sealed class Caching : IDisposable, IProgress<string>
{
    private const string Name = "engines/trixie-0123456789ab";
    private readonly Cache _cache = new(Directory.CreateTempSubdirectory("drydock-cache-").FullName);
    private readonly TaskCompletionSource<string> _heard = new();

    [Fact]
    public async Task What_was_left_half_made_is_made_anew()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => GetAsync(directory =>
        {
            File.WriteAllText(Path.Combine(directory, "half"), "");
            throw new InvalidOperationException();
        }));
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
        Assert.Equal($"Waiting for process {Environment.ProcessId}, which makes trixie-0123456789ab", await _heard.Task);
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

    void IProgress<string>.Report(string value) => _heard.TrySetResult(value);

    public void Dispose() => Directory.Delete(_cache.Directory, recursive: true);

    private Task<string> GetAsync(Func<string, Task> make) => _cache.GetAsync(Name, make, this, TestContext.Current.CancellationToken);
}
