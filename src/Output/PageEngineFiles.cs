using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Diagnostics;
using Site.Files;
using Site.Pages;
using Site.Rendering;

namespace Site.Output;

/// <summary>
/// The machines that a site takes along for its pages: a Docker Engine, a plain Linux or both, which <c>page-engine</c> has made, and the theme's
/// scripts for them. A page has nothing of them but buttons.
/// </summary>
public sealed class PageEngineFiles
{
    /// <summary>The folder of the scripts and of the engine.</summary>
    private const string Folder = "assets/engine";

    private const string LabFolder = "assets/lab";

    /// <summary>The worker that runs a machine. The theme's is never older than the page's scripts.</summary>
    private const string Worker = "engine/worker.js";

    /// <summary>The scripts and stylesheets, as <c>bundle.mjs</c> writes them.</summary>
    private static readonly string[] Scripts =
    [
        "engine/try.js",
        "engine/try.css",
        "engine/machine.js",
        "live/live.css",
        "live/terminal.js",
        "live/terminal.css",
    ];

    /// <summary>The worker that keeps pages for offline reading. It stands in the root, because a worker only sees what is below it.</summary>
    private const string ServiceWorker = "engine/offline.js";

    private readonly IReadOnlySet<string> _images;
    private readonly Made? _engine;
    private readonly Made? _lab;

    /// <param name="engine">The directory of the engine that <c>page-engine</c> has made; null if there is none.</param>
    /// <param name="images">The lab images that this engine can pull.</param>
    /// <param name="lab">The directory of the plain Linux that <c>page-engine</c> has made; null if there is none.</param>
    /// <exception cref="MachineException">The files are not complete.</exception>
    public PageEngineFiles(string? engine, IEnumerable<string> images, string? lab = null)
    {
        _images = images.ToHashSet();
        _engine = engine is null ? null : new Made(engine, Folder, "docker");
        _lab = lab is null ? null : new Made(lab, LabFolder, "kernel");
    }

    /// <summary>Changes whenever the files do. The names of these scripts never change, unlike those of the rest of the theme.</summary>
    public string Identity(ThemeAssets theme) =>
        string.Join(
            ' ',
            [
                _engine?.Directory,
                _lab?.Directory,
                .. _images.Order(StringComparer.Ordinal),
                .. Scripts.Append(ServiceWorker).Append(Worker).Select(script => Digest.Of(theme.Read(script).Span).ToString()),
            ]
        );

    /// <summary>What the machine of a page needs; null for a page that gets none.</summary>
    internal LessonMachine? Find(SitePlan plan, Page page) =>
        page is LessonPage lesson
            ? Machines(plan).FirstOrDefault(machine => machine.LessonId == lesson.LessonId && machine.Language == lesson.Language)
            : null;

    private IEnumerable<LessonMachine> Machines(SitePlan plan) =>
        plan.Machines.Value.Where(machine => OnEngine(machine) is not null || InLab(machine) is not null);

    private Made? OnEngine(LessonMachine machine) => machine.Images.All(_images.Contains) ? _engine : null;

    private Made? InLab(LessonMachine machine) => machine.HasLab ? _lab : null;

    /// <summary>Adds the buttons to a page, as a script that makes them. Without scripts there would be nothing to press.</summary>
    internal ReadOnlyMemory<byte> AddTo(ReadOnlyMemory<byte> page, PagePath path, LessonMachine machine)
    {
        var html = Encoding.UTF8.GetString(page.Span);
        var folder = new PagePath($"{Folder}/try.js").From(path)[..^"try.js".Length];
        var tags =
            $"<link rel=\"stylesheet\" href=\"{folder}try.css\">\n"
            + $"<script src=\"{folder}try.js\" data-lesson=\"{machine.LessonId}\" data-machine=\"{machine.Path.From(path)}\""
            + (OnEngine(machine) is { } engine ? $" data-docker=\"{engine.Version}\" data-bytes=\"{engine.Bytes}\"" : "")
            + (InLab(machine) is { } lab ? $" data-linux=\"{lab.Version}\" data-lab-bytes=\"{lab.Bytes}\"" : "")
            + " defer></script>\n";
        return Encoding.UTF8.GetBytes(html.Insert(html.IndexOf("</head>", StringComparison.Ordinal), tags));
    }

    /// <summary>The files, one at a time: together they are large.</summary>
    internal IEnumerable<(PagePath Path, Func<ReadOnlyMemory<byte>> Make)> Files(SitePlan plan, ThemeAssets theme)
    {
        var machines = Machines(plan).ToList();
        if (machines.Count == 0)
        {
            yield break;
        }

        foreach (var machine in machines)
        {
            yield return (machine.Path, () => Encoding.UTF8.GetBytes($"var drydockMachine = {machine.Json};\n"));
        }

        foreach (var script in Scripts)
        {
            yield return (new PagePath($"{Folder}/{System.IO.Path.GetFileName(script)}"), () => theme.Read(script));
        }

        yield return (new PagePath("offline.js"), () => theme.Read(ServiceWorker));
        foreach (var made in new[] { _engine, _lab }.OfType<Made>())
        {
            var worker = System.IO.Path.GetFileName(Worker);
            yield return (new PagePath($"{made.Folder}/{worker}"), () => theme.Read(Worker));
            var others = new DirectoryInfo(made.Directory).GetFiles().Where(file => file.Name != worker);
            foreach (var file in others.OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                yield return (new PagePath($"{made.Folder}/{file.Name}"), () => File.ReadAllBytes(file.FullName));
            }
        }
    }

    /// <summary>A machine that has been made.</summary>
    private sealed class Made
    {
        /// <param name="folder">Its folder in the site.</param>
        /// <param name="version">The key of the version in its manifest that readers are told.</param>
        public Made(string directory, string folder, string version)
        {
            (Directory, Folder) = (directory, folder);
            try
            {
                using var manifest = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(directory, "engine.json")));
                var root = manifest.RootElement;
                Version = HtmlEncoder.Default.Encode(root.GetProperty(version).GetString()!);
                Bytes = new[] { "wasm", "bios", "vgaBios" }
                    .Select(root.GetProperty)
                    .Concat(root.GetProperty("snapshot").EnumerateArray())
                    .Sum(part => part.GetProperty("wire").GetInt64());
            }
            catch (Exception fault) when (fault is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new MachineException($"the machine in {directory} is not complete: {fault.Message}", "Run `page-engine` again.");
            }
        }

        public string Directory { get; }

        public string Folder { get; }

        /// <summary>As HTML.</summary>
        public string Version { get; }

        /// <summary>How much a reader loads before the machine starts.</summary>
        public long Bytes { get; }
    }
}
