using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Browser.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(LiveCourse))]

namespace Browser.Tests;

/// <summary>
/// The course in <c>tests/courses/live</c> as <c>serve --live</c> serves it, with its lesson under several names: each has a machine of its
/// own. The server starts with the first page that a test opens.
/// </summary>
public sealed partial class LiveCourse : IAsyncLifetime
{
    /// <summary>The lesson that is verified on two engines, with the recordings of one, because a recording must not be edited.</summary>
    public const string Choosing = "choosing";

    private static readonly string[] Lessons =
    [
        "typing",
        "running",
        "sharing",
        "program",
        "looking",
        "fresh",
        "calls",
        "assisting",
        "untouched",
        Choosing,
    ];
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("live-");
    private readonly Lazy<Task<Server>> _server;

    public LiveCourse() => _server = new(() => StartAsync("served", Link()));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens a lesson in a browser profile of its own, which has the cookie.</summary>
    /// <param name="changed">Makes another cookie of it.</param>
    public async Task<OpenedPage> OpenAsync(
        SiteFixture site,
        string page,
        BrowserNewContextOptions? options = null,
        Func<string, string>? changed = null
    )
    {
        var server = await _server.Value;
        options ??= new();
        options.StorageState = changed?.Invoke(server.Cookie) ?? server.Cookie;
        return await site.OpenAsync(page, options, server.Address);
    }

    /// <summary>Starts a server that finds none of the programs that a machine needs.</summary>
    internal Task<Server> StartWithoutMachineAsync() =>
        StartAsync("without", Plain(), ("PATH", _root.CreateSubdirectory("nothing").FullName));

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
        {
            await (await _server.Value).DisposeAsync();
        }

        _root.Delete(recursive: true);
    }

    private async Task<Server> StartAsync(string name, Regex address, params (string Name, string Value)[] variables)
    {
        var root = Path.Combine(_root.FullName, $"{name}-{Guid.NewGuid():N}");
        var content = Path.Combine(root, "content");
        WriteCourse(content);
        var start = new ProcessStartInfo(
            Drydock.Program,
            Drydock.Arguments("serve", "--live", "--port", "0", "--content", content, "--output", Path.Combine(root, "output"))
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in variables)
        {
            start.Environment[variable] = value;
        }

        var server = new Server(Process.Start(start)!, address);
        try
        {
            await server.BeginAsync(StartTimeout);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    private static void WriteCourse(string content)
    {
        var source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../courses/live"));
        var course = File.ReadAllText(Path.Combine(source, "course.yml"));
        Directory.CreateDirectory(content);
        File.WriteAllText(
            Path.Combine(content, "course.yml"),
            course.Replace("[pond]", $"[{string.Join(", ", Lessons)}]", StringComparison.Ordinal)
        );
        File.WriteAllText(
            Path.Combine(content, "verified.json"),
            $$"""
            {
              "{{Choosing}}": {
                "bookworm": { "date": "2026-11-26", "version": "26.1.5+dfsg1", "api": "1.45", "kernel": "6.18.44" },
                "trixie": { "date": "2026-11-26", "version": "26.1.5+dfsg1", "api": "1.45", "kernel": "6.18.44" }
              }
            }
            """
        );
        foreach (var lesson in Lessons)
        {
            Folder.Copy(Path.Combine(source, "lessons/pond"), Path.Combine(content, "lessons", lesson));
        }

        var recordings = Path.Combine(content, "lessons", Choosing, "recordings");
        Folder.Copy(Path.Combine(recordings, "trixie"), Path.Combine(recordings, "bookworm"));
    }

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/_drydock/live/enter\?token=\w+")]
    private static partial Regex Link();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Plain();

    /// <summary>A running <c>serve --live</c>.</summary>
    /// <param name="address">The address that it prints once it can be opened.</param>
    internal sealed class Server(Process process, Regex address) : IAsyncDisposable
    {
        private readonly TaskCompletionSource<string> _link = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<string> _said = [];

        public string Address { get; private set; } = "";

        /// <summary>The storage of a browser that opened the link.</summary>
        public string Cookie { get; private set; } = "{}";

        public async Task BeginAsync(TimeSpan timeout)
        {
            process.OutputDataReceived += (_, line) => Heard(line.Data);
            process.ErrorDataReceived += (_, line) => Heard(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            var ended = process.WaitForExitAsync();
            await Task.WhenAny(_link.Task, ended).WaitAsync(timeout);
            Assert.True(_link.Task.IsCompleted, string.Join('\n', Said()));
            var link = new Uri(await _link.Task);
            Address = link.GetLeftPart(UriPartial.Authority);
            if (link.Query != "")
            {
                Cookie = await EnterAsync(link);
            }
        }

        public async ValueTask DisposeAsync()
        {
            using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20));
            process.Dispose();
        }

        private void Heard(string? line)
        {
            lock (_said)
            {
                _said.Add(line ?? "");
            }

            if (line is not null && address.Match(line) is { Success: true } link)
            {
                _link.TrySetResult(link.Value);
            }
        }

        private List<string> Said()
        {
            lock (_said)
            {
                return [.. _said];
            }
        }

        private static async Task<string> EnterAsync(Uri link)
        {
            var cookies = new CookieContainer();
            using var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies });
            using var page = await client.GetAsync(link);
            page.EnsureSuccessStatusCode();
            var cookie = cookies.GetCookies(link).Single();
            return $$"""
                {"cookies":[{"name":"{{cookie.Name}}","value":"{{cookie.Value}}","domain":"{{link.Host}}","path":"/","expires":-1,"httpOnly":true,"secure":false,"sameSite":"Strict"}],"origins":[]}
                """;
        }
    }
}
