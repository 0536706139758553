using System.Net;
using System.Text;
using Site.Diagnostics;
using Site.Files;
using Site.Live;
using Site.Preview;

namespace Site.Tests;

/// <summary>The live mode as <c>serve --live</c> serves it, in this process and with a site of one page.</summary>
internal sealed class LiveServed : IAsyncDisposable, IProgress<string>
{
    /// <summary>The policy of every page of a site.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

    public const string Page =
        $"<!DOCTYPE html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\"></head><body>A page</body></html>";

    /// <summary>The project's own content directory.</summary>
    private static readonly string Content = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../content"));

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("live-");
    private readonly CancellationTokenSource _end = new();
    private readonly LiveServer _live;
    private Task _running = Task.CompletedTask;

    private LiveServed(string content, LiveLimits? limits, PeerUsers? users)
    {
        Directory.CreateDirectory(Assets);
        File.WriteAllText(Path.Combine(Assets, "live.js"), "// live");
        File.WriteAllText(Path.Combine(Assets, "live.css"), "/* live */");
        _live = new LiveServer(content, Cache.OfThisUser(), [Assets], this, _end.Token, limits, users);
    }

    public string Assets => Path.Combine(_root.FullName, "assets");

    /// <summary>Ends with a slash.</summary>
    public Uri Address { get; private set; } = new("about:blank");

    public string Host => Address.Authority;

    public Uri Link => new(_live.LinkOf(Address.ToString()));

    /// <summary>The cookie of a browser that opened the link, as in its header.</summary>
    public string Cookie { get; private set; } = "";

    public static async Task<LiveServed> StartAsync(
        string? content = null,
        LiveLimits? limits = null,
        MachineException? missing = null,
        PeerUsers? users = null
    )
    {
        var served = new LiveServed(content ?? Content, limits, users);
        var started = new TaskCompletionSource<string>();
        Dictionary<string, ReadOnlyMemory<byte>> files = new()
        {
            ["index.html"] = Encoding.UTF8.GetBytes(Page),
            ["en/lessons/hello-world.html"] = Encoding.UTF8.GetBytes(Page),
            ["en/docs/live.html"] = Encoding.UTF8.GetBytes(Page),
        };
        var preview = new LivePreview((_, _) => Task.FromResult(new PreviewBuild([], files)), [], _ => true, TextWriter.Null)
        {
            Addition = missing is null ? served._live : new MissingMachine(missing, [served.Assets]),
        };
        served._running = preview.RunAsync(new IPEndPoint(IPAddress.Loopback, 0), started.SetResult, served._end.Token);
        served.Address = new Uri(await started.Task.WaitAsync(Patience));
        return served;
    }

    /// <summary>Starts a machine ahead, as the program does.</summary>
    public void Warm() => _live.Warm();

    /// <summary>Opens the link in a browser.</summary>
    public async Task<LiveServed> EnterAsync()
    {
        using var client = Client();
        using var response = await client.GetAsync(Link);
        Cookie = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        return this;
    }

    /// <summary>A client that follows no redirects and keeps no cookies.</summary>
    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>Opens a page of a lesson.</summary>
    public Task<LivePage> OpenAsync(string lesson, string engine = "trixie") => LivePage.ConnectAsync(Host, Cookie, lesson, engine);

    /// <summary>Ctrl-C.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await _running.WaitAsync(Patience);
        await _live.DisposeAsync();
    }

    public void Report(string value) => TestContext.Current.SendDiagnosticMessage(value);

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _end.Dispose();
        _root.Delete(recursive: true);
    }
}
