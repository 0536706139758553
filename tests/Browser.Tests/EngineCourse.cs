using System.Net;
using System.Runtime.CompilerServices;
using Browser.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Site.Building;
using Site.Output;

[assembly: AssemblyFixture(typeof(EngineCourse))]

namespace Browser.Tests;

/// <summary>
/// The course in <c>tests/courses/live</c>, built with an engine for its pages and served as a host of files does. In place of the engine
/// there is <c>engine/worker.js</c>.
/// </summary>
public sealed class EngineCourse : IAsyncLifetime
{
    private const string Part = "part.0123456789abcdef.zst";
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("engine-");
    private readonly Lazy<Task<WebApplication>> _server;

    public EngineCourse() => _server = new(StartAsync);

    /// <summary>The folder of the site, once it is built.</summary>
    public string Site => Path.Combine(_root.FullName, "output");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens the lesson in a browser profile of its own.</summary>
    /// <param name="language">The code of the page's language.</param>
    public async Task<OpenedPage> OpenAsync(SiteFixture site, string language = "en", BrowserNewContextOptions? options = null) =>
        await site.OpenAsync($"{language}/lessons/pond.html", options, (await _server.Value).Urls.First());

    public Task BuildAsync() => _server.Value;

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
        {
            await (await _server.Value).DisposeAsync();
        }

        _root.Delete(recursive: true);
    }

    /// <summary>Builds a course into a folder.</summary>
    /// <param name="course">Its name in <c>tests/courses</c>.</param>
    public static async Task BuildAsync(string folder, PageEngineFiles? engine, string course = "live")
    {
        var errors = new StringWriter();
        var content = Path.GetFullPath(Path.Combine(Here(), "../../courses", course));
        var build = new SiteBuild(content, folder, Strict: false) { Engine = engine };
        Assert.True(await build.RunAsync(TextWriter.Null, errors, default), errors.ToString());
    }

    private async Task<WebApplication> StartAsync()
    {
        var engine = WriteMachine(_root.CreateSubdirectory("engine"), "\"docker\":\"20.10.24+dfsg1\"", 2_000_000);
        await BuildAsync(Site, new PageEngineFiles(engine, []));
        ReplaceWorkers(Site);
        return await ServeAsync(Site);
    }

    /// <summary>Writes what stands for a machine that <c>page-engine</c> has made.</summary>
    /// <param name="version">What its manifest says about its version.</param>
    /// <param name="bytes">How many a reader loads; at least a million.</param>
    /// <returns>The path of the directory.</returns>
    public static string WriteMachine(DirectoryInfo directory, string version, int bytes)
    {
        File.WriteAllBytes(Path.Combine(directory.FullName, Part), new byte[1_000_000]);
        File.WriteAllText(
            Path.Combine(directory.FullName, "engine.json"),
            $$"""{{{version}},"wasm":{"wire":{{bytes - 1_000_000}}},"bios":{"wire":0},"vgaBios":{"wire":0},"snapshot":[{"name":"{{Part}}","wire":1000000}]}"""
        );
        return directory.FullName;
    }

    /// <summary>Puts <c>engine/worker.js</c> in the place of the emulators of a site.</summary>
    public static void ReplaceWorkers(string site)
    {
        foreach (var worker in Directory.GetFiles(Path.Combine(site, "assets"), "worker.js", SearchOption.AllDirectories))
        {
            File.Copy(Path.GetFullPath(Path.Combine(Here(), "../engine/worker.js")), worker, overwrite: true);
        }
    }

    /// <summary>Serves a folder on a free port.</summary>
    public static async Task<WebApplication> ServeAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        server.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), ServeUnknownFileTypes = true });
        await server.StartAsync();
        return server;
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
