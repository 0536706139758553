using System.Collections.Concurrent;
using Browser.Tests;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Site.Output;
using Site.Rendering;

[assembly: AssemblyFixture(typeof(SiteFixture))]

namespace Browser.Tests;

/// <summary>The sample pages, rendered to a folder of their own, a small course in <c>course</c> there, and one Chromium for all tests.</summary>
public sealed class SiteFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Root { get; } = Directory.CreateTempSubdirectory("site-").FullName;

    public async ValueTask InitializeAsync()
    {
        // On a busy machine, a page, and even more a machine behind one, answers seconds later.
        Assertions.SetDefaultExpectTimeout(60_000);
        var assets = ThemeAssets.Load();
        var renderer = new SiteRenderer(assets);
        foreach (var page in SamplePages.All)
        {
            Write(page.Path.Value, System.Text.Encoding.UTF8.GetBytes(await renderer.RenderAsync(page, default)));
        }

        foreach (var file in assets.Files)
        {
            Write(file.Path.Value, file.Content.ToArray());
        }

        Write(SamplePages.NamesScript.Value, LessonScripts.Names(SamplePages.Names).ToArray());
        await SearchCourse.WriteAsync(Path.Combine(Root, "course"), assets);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium-headless-shell",
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>Opens a page from disk in a browser profile of its own.</summary>
    /// <param name="path">Relative to the site: <c>en/index.html</c>.</param>
    /// <param name="root">The site's folder or address; null: the sample pages.</param>
    public async Task<OpenedPage> OpenAsync(string path, BrowserNewContextOptions? options = null, string? root = null)
    {
        var context = await _browser!.NewContextAsync(options ?? new());
        try
        {
            var opened = new OpenedPage(context, await context.NewPageAsync(), root ?? Root);
            await opened.GoAsync(path);
            return opened;
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private void Write(string path, byte[] content)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }
}

/// <summary>A page in the browser, with everything that it asked for and complained about.</summary>
public sealed class OpenedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly string _root;

    // The browser's events arrive on other threads.
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly ConcurrentQueue<string> _requests = [];

    internal OpenedPage(IBrowserContext context, IPage page, string root)
    {
        (_context, Page, _root) = (context, page, root);
        page.Console += (_, message) => _complaints.Enqueue(message.Text);
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Request += (_, request) => _requests.Enqueue(request.Url);
        page.RequestFailed += (_, request) => _complaints.Enqueue($"failed: {request.Url}");
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => [.. _complaints];

    public IReadOnlyList<string> Requests => [.. _requests];

    /// <param name="path">Relative to the site; may name a place: <c>en/index.html#lessons</c>.</param>
    public Task GoAsync(string path) => Page.GotoAsync($"{new Uri(_root).AbsoluteUri.TrimEnd('/')}/{path}");

    /// <summary>Waits until the page has nothing to do, or has been busy for a second after its load.</summary>
    // Not Playwright's NetworkIdle, which on a busy machine once waited in vain for the end of a request.
    public Task SettleAsync() => Page.EvaluateAsync("() => new Promise(resolve => requestIdleCallback(resolve, { timeout: 1000 }))");

    /// <summary>The page's path within the site.</summary>
    public string Address => Page.Url[(new Uri(_root).AbsoluteUri.Length + 1)..];

    /// <summary>What axe finds wrong: each rule that is broken, with the elements that break it.</summary>
    /// <param name="part">The part that it reads, as a selector.</param>
    public async Task<IReadOnlyList<string>> FaultsAsync(string part = ":root")
    {
        // Not by axe's library for Playwright: it takes all elements that are right out of the browser, and puts them back,
        // megabytes of a lesson, for pages whose frames have to be read one by one. Ours have none.
        await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>(Faults, part);
    }

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Faults = """
        async part => {
          const { violations } = await axe.run(part, { resultTypes: ['violations'] })
          return violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.map(node => node.html).join(' | ')}`)
        }
        """;

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
