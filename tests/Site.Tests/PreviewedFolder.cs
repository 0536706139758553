using System.Collections.Concurrent;
using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Threading.Channels;
using Site.Diagnostics;
using Site.Preview;

namespace Site.Tests;

/// <summary>A previewed folder. The test itself provides the result of each build.</summary>
internal sealed class PreviewedFolder : IAsyncDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("previewed-");
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _client = new();
    private readonly Channel<RequestedBuild> _builds = Channel.CreateUnbounded<RequestedBuild>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _heard = [];
    private Task _running = Task.CompletedTask;
    private IAsyncEnumerator<SseItem<string>>? _told;

    public static PreviewBuild Good { get; } = new([], new Dictionary<string, ReadOnlyMemory<byte>>());

    public Uri Address { get; private set; } = new("about:blank");

    public string Folder => Path.Combine(_root.FullName, "content");

    public static async Task<PreviewedFolder> StartAsync()
    {
        var previewed = new PreviewedFolder();
        Directory.CreateDirectory(previewed.Folder);
        var started = new TaskCompletionSource<string>();
        previewed._running = previewed.Preview().RunAsync(new IPEndPoint(IPAddress.Loopback, 0), started.SetResult, previewed._end.Token);
        (await previewed.BuildAsync()).Answer(Good);
        previewed.Address = new Uri(await started.Task.WaitAsync(TimeLimit));
        return previewed;
    }

    public static PreviewBuild Wrong(string what) =>
        new([new Diagnostic(Severity.Error, "code", new SourceLocation("a.md", 1, 1), what, "fix it")], Files: null);

    /// <summary>A preview of this folder that is not running yet.</summary>
    public LivePreview Preview() => new(AskAsync, [new WatchedFolder(Folder, WithSubfolders: true)], Hears, TextWriter.Null);

    public string Write(string name)
    {
        var file = Path.Combine(Folder, name);
        File.WriteAllText(file, name);
        return file;
    }

    /// <summary>Writes files, and waits until the preview was notified of each.</summary>
    public async Task WriteHeardAsync(params IEnumerable<string> names)
    {
        names.ToList().ForEach(name => Write(name));

        // Notifications arrive in order on one thread, so the last one comes after those of all other files.
        await _heard.GetOrAdd(Write("last"), _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(TimeLimit);
    }

    /// <summary>Waits for the next build, which runs until the test answers it.</summary>
    public async Task<RequestedBuild> BuildAsync() => await _builds.Reader.ReadAsync().AsTask().WaitAsync(TimeLimit);

    /// <summary>The version of the page in the last message.</summary>
    public string ToldVersion => JsonDocument.Parse(_told!.Current.Data).RootElement.GetProperty("version").GetString()!;

    /// <summary>The page in the last message; null if it had none.</summary>
    public string? ToldPage => JsonDocument.Parse(_told!.Current.Data).RootElement.GetProperty("page").GetString();

    /// <summary>Waits for the next message to an open page.</summary>
    /// <returns>The problems in the message; empty when there are none.</returns>
    public async Task<IReadOnlyList<string>> ToldAsync()
    {
        _told ??= SseParser
            .Create(await _client.GetStreamAsync(new Uri(Address, "/_drydock/events")))
            .EnumerateAsync()
            .GetAsyncEnumerator();
        Assert.True(await _told.MoveNextAsync().AsTask().WaitAsync(TimeLimit));
        return
        [
            .. JsonDocument
                .Parse(_told.Current.Data)
                .RootElement.GetProperty("problems")
                .EnumerateArray()
                .Select(problem => problem.GetProperty("what").GetString()!),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await ((Task)_running.WaitAsync(TimeLimit)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _client.Dispose();
        _end.Dispose();
        _root.Delete(recursive: true);
    }

    private async Task<PreviewBuild> AskAsync(IReadOnlyCollection<string> edited, CancellationToken ct)
    {
        var asked = new RequestedBuild(edited, new TaskCompletionSource<PreviewBuild>(TaskCreationOptions.RunContinuationsAsynchronously));
        await _builds.Writer.WriteAsync(asked, ct);
        return await asked.Result.Task.WaitAsync(ct);
    }

    private bool Hears(string path)
    {
        _heard.GetOrAdd(path, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        return false;
    }
}

/// <summary>A build whose result the preview is waiting for.</summary>
internal sealed record RequestedBuild(IReadOnlyCollection<string> Edited, TaskCompletionSource<PreviewBuild> Result)
{
    public void Answer(PreviewBuild build) => Result.SetResult(build);
}
