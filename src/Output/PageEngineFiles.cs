using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Diagnostics;
using Site.Pages;
using Site.Rendering;

namespace Site.Output;

/// <summary>
/// The Docker Engine that a site takes along for its pages: files that <c>page-engine</c> has made, and the theme's scripts for them. A page
/// has nothing of it but a button.
/// </summary>
public sealed class PageEngineFiles
{
    private const string Folder = "assets/engine";

    /// <summary>The worker that runs the machine. The theme's is never older than the page's scripts.</summary>
    private const string Worker = "engine/worker.js";

    /// <summary>The scripts and stylesheets, as <c>bundle.mjs</c> writes them.</summary>
    private static readonly string[] Scripts =
    [
        "engine/try.js",
        "engine/try.css",
        "engine/machine.js",
        Worker,
        "live/live.css",
        "live/terminal.js",
        "live/terminal.css",
    ];

    /// <summary>The worker that keeps pages for offline reading. It stands in the root, because a worker only sees what is below it.</summary>
    private const string ServiceWorker = "engine/offline.js";

    private readonly string _directory;
    private readonly IReadOnlySet<string> _images;
    private readonly string _docker;
    private readonly long _bytes;

    /// <param name="directory">The directory that <c>page-engine</c> has made.</param>
    /// <param name="images">The lab images that this engine can pull.</param>
    /// <exception cref="MachineException">The files are not complete.</exception>
    public PageEngineFiles(string directory, IEnumerable<string> images)
    {
        (_directory, _images) = (directory, images.ToHashSet());
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(directory, "engine.json")));
            var root = manifest.RootElement;
            _docker = root.GetProperty("docker").GetString()!;
            _bytes = new[] { "wasm", "bios", "vgaBios" }
                .Select(root.GetProperty)
                .Concat(root.GetProperty("snapshot").EnumerateArray())
                .Sum(part => part.GetProperty("wire").GetInt64());
        }
        catch (Exception fault) when (fault is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new MachineException($"the page engine in {directory} is not complete: {fault.Message}", "Run `page-engine` again.");
        }
    }

    /// <summary>Changes whenever the files do.</summary>
    public string Identity => $"{_directory} {string.Join(' ', _images.Order(StringComparer.Ordinal))}";

    /// <summary>What the machine of a page needs; null for a page that gets none.</summary>
    internal LessonMachine? Find(SitePlan plan, Page page) =>
        page is LessonPage lesson
            ? plan.Machines.Value.FirstOrDefault(machine =>
                machine.LessonId == lesson.LessonId && machine.Language == lesson.Language && machine.Images.All(_images.Contains)
            )
            : null;

    /// <summary>Adds the button to a page, as a script that makes it. Without scripts there would be nothing to press.</summary>
    internal ReadOnlyMemory<byte> AddTo(ReadOnlyMemory<byte> page, PagePath path, LessonMachine machine)
    {
        var html = Encoding.UTF8.GetString(page.Span);
        var folder = new PagePath($"{Folder}/try.js").From(path)[..^"try.js".Length];
        var tags =
            $"<link rel=\"stylesheet\" href=\"{folder}try.css\">\n"
            + $"<script src=\"{folder}try.js\" data-lesson=\"{machine.LessonId}\" data-machine=\"{machine.Path.From(path)}\" "
            + $"data-docker=\"{HtmlEncoder.Default.Encode(_docker)}\" data-bytes=\"{_bytes}\" defer></script>\n";
        return Encoding.UTF8.GetBytes(html.Insert(html.IndexOf("</head>", StringComparison.Ordinal), tags));
    }

    /// <summary>The files, one at a time: together they are large.</summary>
    internal IEnumerable<(PagePath Path, Func<ReadOnlyMemory<byte>> Make)> Files(SitePlan plan, ThemeAssets theme)
    {
        foreach (var machine in plan.Machines.Value.Where(machine => machine.Images.All(_images.Contains)))
        {
            yield return (machine.Path, () => Encoding.UTF8.GetBytes($"var drydockMachine = {machine.Json};\n"));
        }

        foreach (var script in Scripts)
        {
            yield return (new PagePath($"{Folder}/{System.IO.Path.GetFileName(script)}"), () => theme.Read(script));
        }

        yield return (new PagePath("offline.js"), () => theme.Read(ServiceWorker));
        var others = new DirectoryInfo(_directory).GetFiles().Where(file => file.Name != System.IO.Path.GetFileName(Worker));
        foreach (var file in others.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            yield return (new PagePath($"{Folder}/{file.Name}"), () => File.ReadAllBytes(file.FullName));
        }
    }
}
