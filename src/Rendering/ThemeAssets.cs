using System.Security.Cryptography;
using Site.Diagnostics;
using Site.Pages;

namespace Site.Rendering;

/// <summary>A file of the theme as the site carries it.</summary>
/// <param name="Path">With a hash of the content in its name, so that a host may let browsers keep it for ever.</param>
public sealed record ThemeFile(PagePath Path, ReadOnlyMemory<byte> Content);

/// <summary>The bundled theme: what <c>theme/theme.targets</c> put beside the program.</summary>
public sealed class ThemeAssets
{
    private ThemeAssets(string directory)
    {
        Early = Load(directory, "early.js");
        Chooser = Load(directory, "chooser.js");
        Script = Load(directory, "site.js");
        Search = Load(directory, "search.js");
        Stylesheet = Load(directory, "site.css");
        Icon = Load(directory, "favicon.svg");
        Preview = Load(directory, "preview.png");
    }

    /// <summary>Where the bundle lies beside the program.</summary>
    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "theme");

    /// <summary>Runs before the first paint: it sets the theme and the tab that the reader chose.</summary>
    public ThemeFile Early { get; }

    /// <summary>Goes to the reader's language.</summary>
    public ThemeFile Chooser { get; }

    public ThemeFile Script { get; }

    /// <summary>Loaded when the reader first opens the search, after the index of the page's language.</summary>
    public ThemeFile Search { get; }

    public ThemeFile Stylesheet { get; }

    public ThemeFile Icon { get; }

    /// <summary>
    /// What others show beside a link to a page: <c>DockDrawing.razor</c> at 1200 by 630 pixels. It is without words, so that one picture,
    /// drawn beforehand, serves every page in every language.
    /// </summary>
    public ThemeFile Preview { get; }

    /// <summary>Every file that the site must hold. A site whose address is known also has the <see cref="Preview"/>.</summary>
    public IReadOnlyList<ThemeFile> Files => [Early, Chooser, Script, Search, Stylesheet, Icon];

    /// <exception cref="MachineException">The program was built without Node.js.</exception>
    public static ThemeAssets Load() => Load(Directory);

    /// <param name="directory">Where <c>bundle.mjs</c> put the files.</param>
    /// <exception cref="MachineException">The program was built without Node.js.</exception>
    public static ThemeAssets Load(string directory) => new(directory);

    private static ThemeFile Load(string directory, string name)
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
        return new ThemeFile(new PagePath($"assets/{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}"), content);
    }
}
