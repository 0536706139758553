using System.Net;
using System.Runtime.CompilerServices;
using Site.Building;
using Site.Commands;

namespace Browser.Tests;

/// <summary>A copy of a small course, and of the theme, as <c>serve</c> serves them: for a test to edit.</summary>
internal sealed class ServedCourse : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("serve-");
    private readonly CancellationTokenSource _end = new();
    private Task _running = Task.CompletedTask;

    public string Address { get; private set; } = "";

    public StringWriter Errors { get; } = new();

    public StringWriter Said { get; } = new();

    public string Output => Path.Combine(_root.FullName, "output");

    public static async Task<ServedCourse> StartAsync()
    {
        var served = new ServedCourse();
        try
        {
            await served.BeginAsync();
            return served;
        }
        catch
        {
            await served.DisposeAsync();
            throw;
        }
    }

    private async Task BeginAsync()
    {
        var repository = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../.."));
        Folder.Copy(Path.Combine(repository, "tests/courses/search"), Full("content"));
        Folder.Copy(Path.Combine(repository, "theme/assets"), Full("theme/assets"));
        foreach (var file in new[] { "theme/bundle.mjs", "theme/tsconfig.json" })
        {
            File.Copy(Path.Combine(repository, file), Full(file));
        }

        Directory.CreateSymbolicLink(Full("theme/node_modules"), Path.Combine(repository, "theme/node_modules"));

        var started = new TaskCompletionSource<string>();
        var theme = new ThemeSource(Full("theme"), Full("bundle"));
        _running = ServeCommand
            .Preview(Build("output"), theme, TextWriter.Synchronized(Said), TextWriter.Synchronized(Errors))
            .RunAsync(new IPEndPoint(IPAddress.Loopback, 0), started.SetResult, _end.Token);
        await Task.WhenAny(started.Task, _running).WaitAsync(Patience);
        Address = started.Task.IsCompleted
            ? await started.Task
            : throw new InvalidOperationException("The server did not start", _running.Exception);
    }

    /// <summary>Replaces text in a file as editors save: a new file takes the old one's place.</summary>
    public void Edit(string path, string old, string fresh)
    {
        var text = File.ReadAllText(Full(path));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(Full(path) + ".tmp", text.Replace(old, fresh, StringComparison.Ordinal));
        File.Move(Full(path) + ".tmp", Full(path), overwrite: true);
    }

    /// <summary>Writes a new file, or another in place of an old one.</summary>
    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.WriteAllText(Full(path) + ".tmp", text);
        File.Move(Full(path) + ".tmp", Full(path), overwrite: true);
    }

    public void Delete(string path) => File.Delete(Full(path));

    /// <summary>Waits until an address answers as it should.</summary>
    public async Task AnswersAsync(string path, int status)
    {
        using var client = new HttpClient();
        await UntilAsync(
            async () => (int)(await client.GetAsync(new Uri($"{Address}/{path}"))).StatusCode == status,
            $"{path} does not answer {status}"
        );
    }

    public Task SaysAsync(string text) =>
        UntilAsync(() => Task.FromResult(Said.ToString().Contains(text, StringComparison.Ordinal)), $"It does not say: {text}");

    internal static async Task UntilAsync(Func<Task<bool>> holds, string otherwise)
    {
        var end = DateTime.UtcNow + Patience;
        while (!await holds())
        {
            Assert.True(DateTime.UtcNow < end, otherwise);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What <c>build</c> makes of the same content.</summary>
    public async Task<SortedDictionary<string, string>> BuiltAsync()
    {
        Assert.True(await Build("built").RunAsync(TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken));
        return Folder.Read(Full("built"));
    }

    /// <summary>Ctrl-C.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await _running.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await EndAsync();
        }
        finally
        {
            _end.Dispose();
            _root.Delete(recursive: true);
        }
    }

    private SiteBuild Build(string output) => new(Full("content"), Full(output), Strict: false);

    private string Full(string path) => Path.Combine(_root.FullName, path);

    private static string Here([CallerFilePath] string path = "") => path;
}
