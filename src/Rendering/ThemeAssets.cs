using System.Security.Cryptography;
using Site.Diagnostics;
using Site.Pages;

namespace Site.Rendering;

/// <summary>
/// The files of the bundled theme, which <c>theme/theme.targets</c> puts next to the program. Their names contain hashes of the content, so
/// that a host can let browsers cache them without a time limit.
/// </summary>
public sealed class ThemeAssets
{
    private readonly string _directory;

    private ThemeAssets(string directory)
    {
        _directory = directory;
        Early = Load(directory, "early.js");
        Chooser = Load(directory, "chooser.js");
        Script = Load(directory, "site.js");
        Search = Load(directory, "search.js");
        Flow = Load(directory, "flow.js");
        Stylesheet = Load(directory, "site.css");
        FlowStylesheet = Load(directory, "flow.css");
        Icon = Load(directory, "favicon.svg");
        Preview = Load(directory, "preview.png");
    }

    /// <summary>The directory next to the program that contains the bundle.</summary>
    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "theme");

    /// <summary>The script that runs before the first paint: it applies the colours and the tab that the reader has chosen.</summary>
    public SiteFile Early { get; }

    /// <summary>The script of the chooser, which redirects to the reader's language.</summary>
    public SiteFile Chooser { get; }

    public SiteFile Script { get; }

    /// <summary>The search script. It is loaded when the reader first opens the search, after the index of the page's language.</summary>
    public SiteFile Search { get; }

    /// <summary>The script that plays flows. Only lessons that show one load it, and its stylesheet.</summary>
    public SiteFile Flow { get; }

    public SiteFile Stylesheet { get; }

    public SiteFile FlowStylesheet { get; }

    public SiteFile Icon { get; }

    /// <summary>
    /// The picture that other sites show next to a link to a page: <c>DockDrawing.razor</c> at 1200 by 630 pixels. It has no words, so that
    /// one ready-made picture works for every page in every language.
    /// </summary>
    public SiteFile Preview { get; }

    /// <summary>The files that every site contains. A site whose URL is known also contains the <see cref="Preview"/>.</summary>
    public IReadOnlyList<SiteFile> Files => [Early, Chooser, Script, Search, Flow, Stylesheet, FlowStylesheet, Icon];

    /// <exception cref="MachineException">The program was built without Node.js.</exception>
    public static ThemeAssets Load() => Load(Directory);

    /// <param name="directory">The directory that <c>bundle.mjs</c> wrote to.</param>
    /// <exception cref="MachineException">The program was built without Node.js.</exception>
    public static ThemeAssets Load(string directory) => new(directory);

    /// <summary>Reads a file of the bundle that not every site contains.</summary>
    /// <param name="name">Its path in the bundle: <c>live/terminal.js</c>.</param>
    public ReadOnlyMemory<byte> Read(string name) => File.ReadAllBytes(Path.Combine(_directory, name));

    private static SiteFile Load(string directory, string name)
    {
        var file = Path.Combine(directory, name);
        if (!File.Exists(file))
        {
            throw new MachineException(
                "the theme is not bundled, because Node.js was not found when the program was built",
                "Install Node.js 20 or later with npm, then run `dotnet build`."
            );
        }

        var content = File.ReadAllBytes(file);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..8];
        return new SiteFile(new PagePath($"assets/{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}"), content);
    }
}
